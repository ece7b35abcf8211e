using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// The Verilog module that updates one neuron of a model a clock: all inputs of a neuron are presented in one clock, its
/// outputs are registers that hold the results <paramref name="Depth"/> enabled clocks later, or, a clock behind
/// <c>start</c>, the initial states.
/// </summary>
/// <param name="Levels">Levels of logic of the longest stage.</param>
/// <param name="Ports">In the order of the module's header, without <c>clk</c> and <c>en</c>.</param>
/// <param name="Products">Every product in it, those with constants too.</param>
/// <param name="Points">Sums and narrowed values of the model that have a wire of their own.</param>
/// <param name="Starts">By state its initial value; none: there is no <c>start</c>.</param>
/// <param name="Area">What its area is estimated from.</param>
/// <param name="Text">The file.</param>
public sealed record NeuronModule(
    string Name, int Depth, int Levels, ImmutableArray<NeuronPort> Ports, ImmutableArray<NeuronProduct> Products, ImmutableArray<NeuronPoint> Points, ImmutableArray<long> Starts, NeuronArea Area,
    string Text)
{
    /// <param name="probedLets">Lets of the model that get an output of their own.</param>
    /// <param name="starts">By state its raw initial value, where it is the same for all neurons; none else.</param>
    public static NeuronModule Of(Datapath datapath, string moduleName, StageLevels levels, ImmutableArray<int> probedLets, ImmutableArray<long> starts = default)
    {
        starts = starts.IsDefault ? [] : starts;
        var divided = LargeProducts.Divided(datapath, levels);
        var pipeline = Pipeline.Of(divided.Datapath, levels);
        var (ports, products, points, area, page) = NeuronPrinter.Print(divided, pipeline, moduleName, probedLets, starts);
        return new(moduleName, pipeline.Depth, pipeline.Levels, ports, products, points, starts, area, TemplateSet.Render("verilog/neuron.v", page));
    }
}
