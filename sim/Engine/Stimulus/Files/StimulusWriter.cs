using System.Globalization;
using System.Text;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Writes a stimulus's listed events and marks as files that <see cref="StimulusReader"/> reads; generators have no place in them.</summary>
public static class StimulusWriter
{
    /// <summary>One row an event, payloads as raw integers where a population is graded.</summary>
    public static void WriteCsv(ElaboratedNetwork network, Stimulus stimulus, Stream stream)
    {
        RequireNoGenerators(stimulus);
        var inputs = network.Populations.Where(p => p.IsInput).ToArray();
        var named = inputs.Length != 1 || stimulus.Marks.Any(mark => !mark.Populations.IsEmpty);
        var graded = inputs.Any(p => p.IsGraded);
        using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
        var names = network.Populations.Select(p => CsvText.Quoted(p.Name)).ToArray();
        if (stimulus.Ticks is { } ticks)
            text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"# ticks: {ticks}"));
        text.WriteLine(named ? graded ? "tick,population,neuron,raw" : "tick,population,neuron" : graded ? "tick,neuron,raw" : "tick,neuron");
        foreach (var mark in stimulus.Marks)
            foreach (var name in mark.Populations.IsEmpty ? [""] : mark.Populations.Select(p => names[p]))
                Write(mark.Tick, name, mark.KeepInFlight ? CsvStimulus.ResetKeep : CsvStimulus.Reset, "");
        foreach (var (tick, population, neuron, payload) in stimulus.Events)
            Write(tick, names[population], neuron.ToString(CultureInfo.InvariantCulture), payload.ToString(CultureInfo.InvariantCulture));

        void Write(long tick, string population, string neuron, string raw)
        {
            text.Write(tick.ToString(CultureInfo.InvariantCulture));
            if (named)
                text.Write($",{population}");
            text.Write($",{neuron}");
            if (graded)
                text.Write($",{raw}");
            text.WriteLine();
        }
    }

    /// <summary>Arrays of integers, the populations' names before them if the network has several inputs.</summary>
    public static void WriteNpz(ElaboratedNetwork network, Stimulus stimulus, Stream stream)
    {
        RequireNoGenerators(stimulus);
        var npz = new NpzWriter(stream);
        if (stimulus.Ticks is { } ticks)
            npz.Write(NpzStimulus.Ticks, [], [ticks]);
        var named = network.Populations.Count(p => p.IsInput) != 1;
        foreach (var population in network.Populations.Where(p => p.IsInput))
        {
            var events = stimulus.Events.Where(e => e.Population == population.Index).ToArray();
            var prefix = named ? population.Name + "/" : "";
            npz.Write(prefix + NpzStimulus.Tick, [events.Length], [.. events.Select(e => e.Tick)]);
            npz.Write(prefix + NpzStimulus.Neuron, [events.Length], [.. events.Select(e => (long)e.Neuron)], NpyType.Int32);
            if (population.IsGraded)
                npz.Write(prefix + NpzStimulus.Payload, [events.Length], [.. events.Select(e => e.Payload)]);
        }
        WriteMarks(npz, "", [.. stimulus.Marks.Where(mark => mark.Populations.IsEmpty)]);
        foreach (var population in network.Populations.Where(p => !p.IsInput))
            WriteMarks(npz, population.Name + "/", [.. stimulus.Marks.Where(mark => mark.Populations.Contains(population.Index))]);
        npz.End();
    }

    private static void WriteMarks(NpzWriter npz, string prefix, ResetMark[] marks)
    {
        if (marks.Length == 0)
            return;
        npz.Write(prefix + NpzStimulus.ResetTick, [marks.Length], [.. marks.Select(mark => mark.Tick)]);
        npz.Write(prefix + NpzStimulus.ResetKeep, [marks.Length], [.. marks.Select(mark => mark.KeepInFlight ? 1L : 0)], new NpyType(NpyKind.Boolean, 1));
    }

    private static void RequireNoGenerators(Stimulus stimulus)
    {
        if (!stimulus.Generators.IsEmpty)
            throw new ArgumentException("generators cannot be written as a list of events", nameof(stimulus));
    }
}
