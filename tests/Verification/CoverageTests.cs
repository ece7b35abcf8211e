using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>
/// Verifying reaches what is emitted: the lines run, and of each bit that never changes it is known why. The network is the
/// one that has everything, behind AXI: its core is that without a shell. A campaign counts the bits of the core, too, and adds a
/// convolution.
/// </summary>
[Category("Verilator")]
public sealed class CoverageTests
{
    private const double LinesBar = 0.98;
    private const string Everything = "all";

    private static bool IsCampaign => Campaign.Factor > 1;

    [Test]
    public void Verifying_reaches_the_lines_and_of_each_bit_that_never_changes_it_is_known_why()
    {
        NeededTool.Run("verilator", Repository.Root, "--version");
        var total = new CoverageTotal();
        foreach (var subject in Subjects())
            CoverageRun.Add(total, subject.Counts, subject.Name, subject.Network, subject.Stimulus, subject.Ticks, subject.Options, default);

        var sources = total.Sources().ToList();
        var still = total.StillBits().ToList();
        var (lines, missed) = (sources.Sum(source => source.Lines), sources.Sum(source => source.Missed.Count));
        Write(sources, lines, missed, total.Bits, still.Count);
        Assert.That(1 - ((double)missed / lines), Is.GreaterThanOrEqualTo(LinesBar), "lines all of whose branches were taken");

        if (!IsCampaign)
            return;
        var unexplained = StillReasons.Of(File.ReadLines(Repository.PathOf("tests", "coverage", "still_bits.txt"))).Unexplained(still, out var unused);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join('\n', BitList.Of(unexplained)), Is.Empty, "bits that never change, for no reason that tests/coverage/still_bits.txt gives");
            Assert.That(string.Join('\n', unused), Is.Empty, "reasons of bits that do change");
        }
    }

    private sealed record Subject(Coverage Counts, string Name, ElaboratedNetwork Network, Stimulus Stimulus, long Ticks, PlanOptions Options);

    private static IEnumerable<Subject> Subjects()
    {
        yield return WithEverything(Coverage.Lines, new(Lanes: 2, Shell.Axi, Delays: DelayForm.Relays));
        if (!IsCampaign)
            yield break;
        yield return WithEverything(Coverage.Bits, new(Lanes: 2, Delays: DelayForm.Relays));
        yield return Convolution();
    }

    // The first of which the channels are dealt over lanes.
    private static Subject Convolution()
    {
        PlanOptions options = new(Lanes: 2);
        for (var seed = 0UL; ; seed++)
        {
            var network = Elaborated.Of(RandomConvolution.Of(seed));
            if (HardwarePlan.Of(network, options).Sources.Count(source => source.Dealing.IsPlanar) < 2)
                continue;
            const int ticks = 40;
            var subject = FuzzCase.Of(network.Source, network, RandomConvolution.Events(network, seed, ticks), [], ticks);
            return new(Coverage.Lines, "convolution", network, subject.Elaborate()!.Value.Stimulus, ticks, options);
        }
    }

    private static Subject WithEverything(Coverage counts, PlanOptions options)
    {
        var path = Repository.PathOf("tests", "mutation", $"{Everything}.neuro.json");
        var network = Elaborated.Of(NetworkReader.Read(path, new())!);
        var stimulus = StimulusReader.Read(path.Replace(".neuro.json", ".csv", StringComparison.Ordinal), network, new())!;
        return new(counts, Everything, network, stimulus, stimulus.Ticks!.Value, options);
    }

    private static void Write(IReadOnlyList<CoveredSource> sources, int lines, int missed, int bits, int still)
    {
        foreach (var source in sources)
            TestContext.Out.WriteLine($"{source.File}: {Number(source.Lines - source.Missed.Count)} of {Number(source.Lines)} lines{(source.Missed.Count == 0 ? "" : $"; not {string.Join(", ", source.Missed)}")}");
        TestContext.Out.WriteLine($"{Number(lines - missed)} of {Number(lines)} lines, {Number(bits - still)} of {Number(bits)} bits");
    }

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Bits as people list them: those of a word that lie side by side together.</summary>
internal static class BitList
{
    /// <returns>Lines like <c>neuro_scan.v: count_q[7:4], high_q</c>.</returns>
    public static IEnumerable<string> Of(IEnumerable<CoveragePoint> bits) => bits
        .GroupBy(bit => (bit.File, Word: WordOf(bit.What)))
        .Select(word => $"{word.Key.File} {word.Key.Word}{Spans([.. word.Select(bit => NumberOf(bit.What)).OfType<int>().Distinct().Order()])}");

    private static string WordOf(string bit) => NumberOf(bit) is null ? bit : bit[..bit.LastIndexOf('[')];

    private static int? NumberOf(string bit) => bit.EndsWith(']') && int.TryParse(bit.AsSpan(bit.LastIndexOf('[') + 1)[..^1], CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Spans(IReadOnlyList<int> numbers)
    {
        var spans = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var first = i++;
            while (i < numbers.Count && numbers[i] == numbers[i - 1] + 1)
                i++;
            spans.Add(i - first == 1 ? $"{numbers[first]}" : $"{numbers[i - 1]}:{numbers[first]}");
        }
        return numbers.Count == 0 ? "" : $"[{string.Join(", ", spans)}]";
    }
}
