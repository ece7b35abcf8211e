using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>A player of all that is given to input populations. What generators add to ports is left to who owns the port.</summary>
internal static class InputPlayer
{
    public static StimulusPlayer Of(ElaboratedNetwork network, Stimulus stimulus)
    {
        var own = network with { Generators = [.. network.Generators.Where(generator => generator.Port is null)] };
        var events = new Dictionary<ElaboratedGenerator, GeneratorEvents>(ReferenceEqualityComparer.Instance);
        foreach (var generator in own.Generators.Concat(stimulus.Generators))
            events[generator] = new(generator);
        return new(own, stimulus, (generator, tick, add) => events[generator].Each(tick, add));
    }
}
