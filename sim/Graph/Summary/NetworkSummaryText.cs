using System.Globalization;

namespace Neuro.Graph;

/// <summary>The summary of a network for people.</summary>
public static class NetworkSummaryText
{
    private const int MostDelayRows = 16;
    private const int MostFanBins = 24;

    public static void Write(TextWriter text, NetworkSummary summary)
    {
        WriteHead(text, summary);
        WriteOrder(text, summary.Network);
        WritePopulations(text, summary);
        foreach (var population in summary.Populations)
            WriteSignals(text, summary.Network, population);
        WriteProjections(text, summary);
        WriteGenerators(text, summary.Network);
        WriteProbes(text, summary.Network);
        WriteMemory(text, summary.Memory);
        WriteDelays(text, summary.Delays);
        WriteFans(text, "fan-in: synapses that end at a neuron", summary, population => population.FanIn);
        WriteFans(text, "fan-out: synapses that start at a neuron", summary, population => population.FanOut);
    }

    private static void WriteHead(TextWriter text, NetworkSummary summary)
    {
        var network = summary.Network;
        var (inputs, neurons) = (network.Populations.Where(p => p.IsInput).Sum(p => (long)p.Size), network.Populations.Where(p => !p.IsInput).Sum(p => (long)p.Size));
        text.Write($"network {network.Name}\n\n");
        var facts = new Columns("  ", "ll");
        facts.Add("neurons", Number(neurons));
        facts.Add("input channels", Number(inputs));
        facts.Add("synapses", Number(summary.Synapses));
        facts.Add("longest delay", Ticks(network.LongestDelay));
        facts.Add("a tick", network.Source.Dt is { } dt ? $"{dt.ToString(CultureInfo.InvariantCulture)} s" : "of no stated length");
        facts.Add("digest", $"{network.Digest}");
        facts.WriteTo(text);
    }

    // Only where delays of zero ticks make it another than the order of the network.
    private static void WriteOrder(TextWriter text, ElaboratedNetwork network)
    {
        if (!network.TickOrder.SequenceEqual(network.TickOrder.Order()))
            text.Write($"\na tick evaluates {string.Join(", ", network.TickOrder.Select(index => network.Populations[index].Name))}\n");
    }

    private static void WritePopulations(TextWriter text, NetworkSummary summary)
    {
        text.Write("\npopulations\n");
        var columns = new Columns("  ", "lrlll");
        foreach (var population in summary.Populations.Select(each => each.Population))
            columns.Add(
                population.Name,
                Number(population.Size),
                population.IsInput ? "input" : population.Model!.Model.Name,
                population.IsGraded ? $"graded events, {population.Payload}" : "spikes",
                population.Shape.IsEmpty ? "" : $"shape {string.Join("×", population.Shape)}");
        columns.WriteTo(text);
    }

    private static void WriteSignals(TextWriter text, ElaboratedNetwork network, PopulationSummary summary)
    {
        if (summary.Population is not { Model: { } typed, Datapath: { } datapath } population)
            return;
        var model = typed.Model;
        text.Write($"\n{population.Name}, a neuron of {model.Name}\n");
        var columns = new Columns("  ", "llll");
        for (var i = 0; i < model.Params.Length; i++)
            columns.Add("param", model.Params[i].Name, $"{model.Params[i].Type.Format}",
                Values(population.Parameters[i], model.Params[i].Type.Format) + (network.Source.Populations[population.Index].Loadable.Contains(model.Params[i].Name) ? ", loadable" : ""));
        foreach (var port in summary.Ports)
            columns.Add("port", port.Name, $"{Format.Holding(port.Range)}", PortText(port));
        for (var i = 0; i < model.States.Length; i++)
            columns.Add("state", model.States[i].Name, $"{model.States[i].Type.Format}", $"starts at {Values(population.Initial[i], model.States[i].Type.Format)}");
        foreach (var (name, range) in typed.Lets)
            columns.Add("let", name, $"{Format.Holding(range)}", Range(range));
        columns.Add("steps", $"{datapath.Steps.Length}", $"{datapath.Steps.Select(step => step.Num.Bits).DefaultIfEmpty(0).Max()} bits", "the widest intermediate");
        columns.WriteTo(text);
    }

    private static string PortText(PortSummary port)
    {
        var from = new[] { Counted(port.Synapses, "synapse"), Counted(port.Generators, "generator") }.Where(part => part is not null).ToArray();
        return from.Length == 0 ? "nothing arrives" : $"{Range(port.Range)}, {string.Join(" and ", from)}, {port.Slots} slot{(port.Slots == 1 ? "" : "s")}";
    }

    private static void WriteProjections(TextWriter text, NetworkSummary summary)
    {
        if (summary.Projections.IsEmpty)
            return;
        text.Write("\nprojections\n");
        var columns = new Columns("  ", "lllrllrrr");
        columns.Add("", "ends", "rule", "synapses", "weights", "delays", "bits each", "words", "bits");
        foreach (var item in summary.Projections)
        {
            var (projection, word) = (item.Projection, item.Word);
            var frac = projection.WeightFormat.Frac;
            columns.Add(
                projection.Name,
                $"{projection.Declared.Source} → {projection.Declared.Target}.{summary.Network.Populations[projection.Target].Model!.Model.Inputs[projection.Port].Name}",
                RuleText.Of(projection.Declared.Rule),
                Number(projection.SynapseCount),
                item.Weights is var (least, most) ? $"{projection.WeightFormat} {Range(new(least, most, frac))}{(projection.Loadable ? ", loadable" : "")}" : $"{projection.WeightFormat}",
                item.Delays.IsEmpty ? "" : item.Delays.Least == item.Delays.Greatest ? $"{item.Delays.Least}" : $"{item.Delays.Least}..{item.Delays.Greatest}",
                $"{word.Weight}+{word.Delay}+{word.Target}",
                Number(item.Words),
                Number(item.Bits));
        }
        columns.WriteTo(text);
    }

    private static void WriteGenerators(TextWriter text, ElaboratedNetwork network)
    {
        if (network.Generators.IsEmpty)
            return;
        text.Write("\ngenerators\n");
        var columns = new Columns("  ", "llll");
        foreach (var generator in network.Generators)
        {
            var target = network.Populations[generator.Population];
            columns.Add(
                generator.Name,
                $"→ {Part(generator, target)}{(generator.Port is { } port ? $".{target.Model!.Model.Inputs[port].Name}" : "")}",
                RuleText.Of(generator.Kind),
                generator.Port is null ? "" : $"weight {new Exact(generator.Weight, generator.WeightFormat.Frac)}, {generator.WeightFormat}");
        }
        columns.WriteTo(text);
    }

    private static void WriteProbes(TextWriter text, ElaboratedNetwork network)
    {
        if (network.Probes.IsEmpty)
            return;
        text.Write("\nprobes\n");
        var columns = new Columns("  ", "llll");
        foreach (var probe in network.Probes)
            columns.Add($"{network.Populations[probe.Population].Name}.{probe.Signal}", $"{Format.Holding(probe.Range)}", Range(probe.Range), Counted(probe.Neurons.Length, "neuron")!);
        columns.WriteTo(text);
    }

    private static void WriteMemory(TextWriter text, MemorySummary memory)
    {
        text.Write("\nmemory, in bits\n");
        var columns = new Columns("  ", "lrl");
        columns.Add("states", Number(memory.States));
        columns.Add("parameters", Number(memory.Parameters), "those that each neuron has one of its own of");
        columns.Add("initial states", Number(memory.Initial), "likewise");
        columns.Add("synapses", Number(memory.Synapses), "words and, where addresses are not computed, where each source's words begin");
        columns.Add("delays", Number(memory.Delays), "sums that wait for their tick: slots × neurons × width, for each port");
        columns.Add("in all", Number(memory.Total));
        columns.WriteTo(text);
    }

    private static void WriteDelays(TextWriter text, Histogram delays)
    {
        if (delays.IsEmpty)
            return;
        text.Write("\ndelays: synapses by ticks\n");
        var bins = delays.Bins(MostDelayRows);
        var most = bins.Max(bin => bin.Count);
        var columns = new Columns("  ", "rrl");
        foreach (var (first, last, count) in bins)
            columns.Add(first == last ? $"{first}" : $"{first}..{last}", Number(count), HistogramText.Bar(count, most));
        columns.WriteTo(text);
    }

    private static void WriteFans(TextWriter text, string title, NetworkSummary summary, Func<PopulationSummary, Histogram> fan)
    {
        text.Write($"\n{title}\n");
        var columns = new Columns("  ", "lrrrl");
        columns.Add("", "least", "mean", "most", "how many neurons have so many, from the least to the most");
        foreach (var population in summary.Populations)
            if (fan(population) is { IsEmpty: false } histogram)
                columns.Add(
                    population.Population.Name,
                    Number(histogram.Least),
                    histogram.Mean.ToString("N1", CultureInfo.InvariantCulture),
                    Number(histogram.Greatest),
                    $"|{HistogramText.Skyline(histogram.Bins(MostFanBins))}|");
        columns.WriteTo(text);
    }

    private static string Part(ElaboratedGenerator generator, ElaboratedPopulation target) =>
        generator.Count == target.Size ? target.Name : $"{target.Name}[{generator.First}:{generator.First + generator.Count}]";

    private static string Values(IReadOnlyList<long> raws, Format format) => raws.Count == 1
        ? $"{new Exact(raws[0], format.Frac)}"
        : $"{Range(new(raws.Min(), raws.Max(), format.Frac))}, one for each neuron";

    private static string Range(Num range) =>
        range.IsConstant ? $"{new Exact(range.Min, range.Frac)}" : $"{new Exact(range.Min, range.Frac)}..{new Exact(range.Max, range.Frac)}";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Ticks(long ticks) => ticks == 1 ? "1 tick" : $"{ticks} ticks";

    private static string? Counted(long count, string what) => count == 0 ? null : $"{Number(count)} {what}{(count == 1 ? "" : "s")}";
}
