using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>What a picture of a trace shows.</summary>
/// <param name="Populations">By name; empty: all. They stand in the trace's order, from bottom to top.</param>
/// <param name="From">The first tick.</param>
/// <param name="To">The first tick that is not shown; null: the end of the trace.</param>
internal sealed record PictureChoice(ImmutableArray<string> Populations, long From = 0, long? To = null)
{
    public static readonly PictureChoice All = new([]);

    /// <summary>Probed signals, <c>population.signal</c>, each drawn as curves below the events.</summary>
    public ImmutableArray<string> Signals { get; init; } = [];

    /// <summary>Whether the number of events a tick is drawn below the events, too.</summary>
    public bool Counts { get; init; }

    /// <summary>Null: the picture says what it holds.</summary>
    public string? Title { get; init; }

    /// <summary>The ticks that are shown; at least one, as a picture has some width.</summary>
    public PictureColumns Columns(TraceHeader header) => new(From, Math.Max(From + 1, Math.Min(To ?? header.Ticks, header.Ticks)));

    /// <summary>Reports an error for all of what is asked for that the trace does not hold.</summary>
    public bool Fits(TraceHeader header, Diagnostics diagnostics)
    {
        var fine = true;
        foreach (var name in Populations.Where(name => header.Populations.All(population => population.Name != name)))
            Bad("--population", $"the trace holds no population '{name}'", $"it holds {string.Join(", ", header.Populations.Select(population => population.Name))}");
        foreach (var signal in Signals)
            CheckSignal(header, signal, Bad);
        if (From < 0 || From > 0 && From >= header.Ticks)
            Bad("--from", $"the trace has no tick {From}", $"it has {header.Ticks} ticks, from 0 on");
        if (To <= From)
            Bad("--to", $"nothing lies between tick {From} and tick {To}, which is not shown any more", "give a later tick");
        return fine;

        void Bad(string option, string what, string help)
        {
            diagnostics.Error(Code.BadOption, new Place.Named(option), what, help);
            fine = false;
        }
    }

    private static void CheckSignal(TraceHeader header, string signal, Action<string, string, string> bad)
    {
        var neurons = header.Probes.Where(probe => Curves.Signal(probe) == signal).Sum(probe => probe.Neurons.Length);
        if (neurons == 0)
            bad("--probe", $"the trace holds no signal '{signal}'", header.Probes.IsEmpty
                ? "give the network probes, and run it again"
                : $"it holds {string.Join(", ", header.Probes.Select(Curves.Signal).Distinct())}");
        else if (neurons > Curves.MostLines)
            bad("--probe", $"'{signal}' was recorded of {neurons} neurons; no more than {Curves.MostLines} lines can be told apart", "let the network probe fewer, or draw the events alone");
    }
}
