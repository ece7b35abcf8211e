using Neuro.Graph;

namespace Neuro.Tests;

public sealed class NarrowingTableTests
{
    [Test]
    public void The_narrowing_gives_every_row() => AssertEach(row => row.To.Apply(new Exact(row.Raw, row.From.Frac)).Raw == row.Result);

    [Test]
    public void Expressions_give_every_row() => AssertEach(row =>
    {
        var (typed, frame) = Neuron(row);
        new ModelInterpreter(typed).Step(frame);
        return frame.States[0] == row.Result;
    });

    [Test]
    public void Steps_give_every_row() => AssertEach(row =>
    {
        var (typed, frame) = Neuron(row);
        new DatapathInterpreter(Lowering.Of(typed)).Step(frame);
        return frame.States[0] == row.Result;
    });

    [Test]
    public void Every_format_and_number_of_the_table_is_allowed() => AssertEach(row =>
        row.From.Problem is null && row.To.Format.Problem is null
        && row.From.Num.Contains(Num.Constant(row.Raw, row.From.Frac)) && row.To.Format.Num.Contains(Num.Constant(row.Result, row.To.Format.Frac)));

    [Test]
    public void The_table_has_every_rounding_with_every_overflow_and_no_row_twice()
    {
        Assert.That(NarrowingTable.Rows.Select(r => (r.To.Rounding, r.To.Overflow)).Distinct().Count(), Is.EqualTo(10));
        Assert.That(NarrowingTable.Rows.Select(r => (r.Raw, r.From, r.To)).Distinct().Count(), Is.EqualTo(NarrowingTable.Rows.Count));
    }

    private static (TypedModel Typed, NeuronFrame Frame) Neuron(NarrowingRow row)
    {
        var typed = Models.Typed(row.Model, row.From.Num);
        var frame = new NeuronFrame(typed.Model);
        frame.Ports[0] = (long)row.Raw;
        return (typed, frame);
    }

    private static void AssertEach(Func<NarrowingRow, bool> holds) =>
        Assert.That(NarrowingTable.Rows.Where(row => !holds(row)).Select(row => row.ToString()), Is.Empty);
}
