using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>Hardware numbers populations as it updates them; a trace has them in the network's order.</summary>
internal static class RecordedPopulations
{
    /// <returns>By id of outgoing events: the index in a trace's list of populations.</returns>
    public static int[] ByOutput(ElaboratedNetwork network, EventFormat format)
    {
        var recorded = network.Populations.Where(p => !p.IsInput).Select(p => p.Index).ToList();
        return [.. format.Outputs.Select(output => recorded.IndexOf(output.Population))];
    }
}
