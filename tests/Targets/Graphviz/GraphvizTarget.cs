using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>A picture of a network, for <c>dot -Tsvg</c>: populations and what projects to what.</summary>
internal sealed class GraphvizTarget : ITarget
{
    public string Name => "graphviz";

    public string Summary => "populations and projections as a graph for dot";

    public TargetTraits Traits { get; } = new(".dot", HasClock: false, HasControl: false, HasLanes: false, HasShells: false, LoadsSynapses: false);

    public IReadOnlyList<EmittedFile> Emit(HardwarePlan plan) =>
    [
        new("network.dot", TemplateSet.Render(typeof(GraphvizTarget).Assembly, "Graphviz/network.dot", new
        {
            Network = Quoted(plan.Network.Name),
            Populations = plan.Network.Populations.Select(population => new
            {
                Name = Quoted(population.Name),
                Label = Quoted($"{population.Name}\n{population.Size} {population.Model?.Model.Name ?? "channels"}"),
                Shape = population.IsInput ? "box" : "ellipse",
            }).ToList(),
            Projections = plan.Network.Projections.Select(projection => new
            {
                From = Quoted(plan.Network.Populations[projection.Source].Name),
                To = Quoted(plan.Network.Populations[projection.Target].Name),
                Label = Quoted($"{projection.SynapseCount} synapses\n{projection.Delays.Min} to {projection.Delays.Max} ticks"),
            }).ToList(),
        })),
    ];

    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n")}\"";
}
