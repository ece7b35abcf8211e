using System.Globalization;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What docs/arithmetic.md says is so.</summary>
public sealed class ArithmeticPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "arithmetic.md"));

    [Test]
    public void Its_rows_are_right()
    {
        var first = Array.FindIndex(Lines, line => line.StartsWith("raw ", StringComparison.Ordinal));
        var rows = NarrowingTable.Read([.. Lines.Skip(first).TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal))]);

        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows.Where(row => row.To.Apply(new Exact(row.Raw, row.From.Frac)).Raw != row.Result), Is.Empty);
    }

    [TestCase(Rounding.Floor)]
    [TestCase(Rounding.Nearest)]
    [TestCase(Rounding.Even)]
    [TestCase(Rounding.Zero)]
    [TestCase(Rounding.Ceil)]
    public void Its_table_of_roundings_is_right(Rounding rounding)
    {
        // The columns 1.5, 2.5, -1.5, -2.5, 1.75, -1.75.
        int[] quarters = [6, 10, -6, -10, 7, -7];
        var table = Array.FindIndex(Lines, line => line.StartsWith("| rounding |", StringComparison.Ordinal));
        var row = Lines.Skip(table).First(line => line.StartsWith($"| `{rounding.ToString().ToLowerInvariant()}`", StringComparison.Ordinal));
        var cells = row.Split('|')[3..9].Select(cell => BigInteger.Parse(cell.Trim().Replace('−', '-'), CultureInfo.InvariantCulture));

        Assert.That(cells, Is.EqualTo(quarters.Select(q => Narrowing.Round(new Exact(q, 2), 0, rounding))));
    }

    [Test]
    public void Its_neuron_computes_what_it_says()
    {
        var typed = Models.Typed("""
            neuron Page {
              param  keep : ufix<16,16>
              input  x
              state  v    : fix<16,8> round floor overflow saturate
              v = v * keep + x
            }
            """, Format.Fix(12, 4).Num);
        var frame = new NeuronFrame(typed.Model);
        (frame.Params[0], frame.Ports[0], frame.States[0]) = (58982, 8, 256);
        new ModelInterpreter(typed).Step(frame);

        var product = typed.Ranges.Single(r => r.Key is Expr.Binary { Op: BinaryOp.Multiply }).Value;
        var sum = typed.Ranges.Single(r => r.Key is Expr.Binary { Op: BinaryOp.Add }).Value;
        Assert.That((Format.Holding(product), Format.Holding(sum), frame.States[0]), Is.EqualTo((Format.Fix(32, 24), Format.Fix(33, 24), 358)));
    }
}
