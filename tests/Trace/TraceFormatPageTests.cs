using System.Globalization;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class TraceFormatPageTests
{
    /// <summary>What the page's example describes.</summary>
    private static MemoryTrace Example()
    {
        var header = new TraceHeader(
            Traces.Network, Traces.Stimulus, Ticks: 2, DigestInterval: 2,
            [new("hidden", 300, false, Format.Plain), new("out", 2, true, Format.Fix(12, 4))],
            [new("hidden", "v", Format.Fix(16, 8), [7, 299])]);
        return Traces.Of(header, record =>
        {
            if (record.Tick == 0)
            {
                Traces.Event(record, 0, 3);
                Traces.Event(record, 0, 200);
                Traces.Event(record, 1, 1, -5);
                record.StateDigest = 0xFEDCBA9876543210;
            }
            record.Probes[0] = record.Tick == 0 ? [1000, -32768] : [938, 0];
        });
    }

    [Test]
    public void The_bytes_on_the_page_are_those_that_are_written()
    {
        var lines = File.ReadAllLines(Repository.PathOf("docs", "trace-format.md"));
        var start = Array.FindIndex(lines, line => line.StartsWith("89 4e 54 52", StringComparison.Ordinal));
        var bytes = lines[start..].TakeWhile(line => line != "```")
            .SelectMany(line => line[..Math.Min(47, line.Length)].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(hex => byte.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();

        Assert.That(bytes, Is.EqualTo(Example().ToBytes()));
    }

    [Test]
    public void The_digest_on_the_page_is_that_of_the_bytes() =>
        Assert.That(File.ReadAllText(Repository.PathOf("docs", "trace-format.md")), Does.Contain(Example().Digest().ToString()));

    [Test]
    public void The_page_names_every_form_a_trace_can_be_turned_into()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "trace-format.md"));

        foreach (var format in TraceFormats.All)
            Assert.That(page, Does.Contain($"| `{format.Name}` |"));
    }
}
