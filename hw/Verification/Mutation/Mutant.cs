using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>One fault in one place of emitted hardware.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Start">Where in the file's text the expression begins.</param>
/// <param name="Sound">The expression.</param>
/// <param name="Faulty">What stands there instead.</param>
public sealed record Mutant(int Number, FaultKind Kind, string Path, int Line, int Start, string Sound, string Faulty)
{
    /// <summary>The argument of a simulation that says which is switched on.</summary>
    internal const string Argument = "seeded_fault";

    /// <summary>All there are in a project, kind by kind.</summary>
    /// <param name="each">Of a kind so many at most, evenly spaced.</param>
    public static ImmutableArray<Mutant> Of(IReadOnlyList<EmittedFile> files, int each)
    {
        var mutants = ImmutableArray.CreateBuilder<Mutant>();
        foreach (var kind in FaultKinds.All)
        {
            var places = files.Where(file => file.Path.EndsWith(kind.File, StringComparison.Ordinal) && file.Path.StartsWith("rtl/", StringComparison.Ordinal))
                .SelectMany(file => kind.Place.Matches(file.Text).Select(match => (File: file, Match: match))).ToList();
            var taken = Math.Min(each, places.Count);
            for (var n = 0; n < taken; n++)
            {
                var (file, match) = places[n * places.Count / taken];
                var sound = match.Groups["e"];
                mutants.Add(new(mutants.Count + 1, kind, file.Path, 1 + file.Text.AsSpan(0, sound.Index).Count('\n'), sound.Index, sound.Value, match.Result(kind.Faulty)));
            }
        }
        return mutants.ToImmutable();
    }

    /// <summary>The file with this fault and no other.</summary>
    public string Text(string sound) => sound.Remove(Start, Sound.Length).Insert(Start, $"({Faulty})");

    /// <summary>Whether two cannot be in one text.</summary>
    internal bool Overlaps(Mutant other) => Path == other.Path && Start < other.Start + other.Sound.Length && other.Start < Start + Sound.Length;
}

/// <summary>Emits hardware with many faults in it, of which an argument of the simulation switches one on.</summary>
internal sealed class MutatedTarget(ImmutableArray<Mutant> mutants) : ITarget
{
    private readonly VerilogTarget sound = new();

    public string Name => sound.Name;

    public string Summary => sound.Summary;

    public TargetTraits Traits => sound.Traits;

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan) => [.. sound.Emit(plan).Select(file => file with { Text = Mutated(file) })];

    private string Mutated(EmittedFile file)
    {
        var own = mutants.Where(mutant => mutant.Path == file.Path).OrderByDescending(mutant => mutant.Start).ToList();
        if (own.Count == 0)
            return file.Text;
        var text = new StringBuilder(file.Text);
        foreach (var mutant in own)
        {
            text.Remove(mutant.Start, mutant.Sound.Length);
            text.Insert(mutant.Start, string.Create(CultureInfo.InvariantCulture, $"({Mutant.Argument} == {mutant.Number} ? ({mutant.Faulty}) : ({mutant.Sound}))"));
        }
        // Behind the module's ports.
        var body = file.Text.IndexOf("\n);\n", StringComparison.Ordinal) + "\n);\n".Length;
        text.Insert(body, $"    reg signed [31:0] {Mutant.Argument};\n    initial if (!$value$plusargs(\"{Mutant.Argument}=%d\", {Mutant.Argument})) {Mutant.Argument} = 0;\n");
        return text.ToString();
    }
}
