namespace Neuro.Graph;

/// <summary>
/// See <see cref="Rule.Convolution"/>. A candidate is a target neuron and an entry of its channel's kernel; it gives no
/// synapse where the kernel reaches over the border. Candidates go target by target.
/// </summary>
public sealed class ConvolutionSynapses(ConvolutionShape shape, NeuronSpan sources, NeuronSpan targets, RawValues weights, RawValues delays)
    : RuleSynapses(sources, targets, weights, delays)
{
    /// <summary>Extents and steps along each axis, one-dimensional convolutions having a first axis of 1.</summary>
    public ConvolutionShape Shape { get; } = shape;

    public override long Candidates => (long)Targets.Count * Shape.KernelEntries;

    public override int Expand(long first, int count, Span<Synapse> into)
    {
        var (target, entry) = Math.DivRem(first, Shape.KernelEntries);
        var written = 0;
        for (var i = 0; i < count; i++)
        {
            var source = Shape.Source((int)target, (int)entry);
            if (source >= 0)
                into[written++] = Join(source, (int)target, target / Shape.Output.Plane, entry);
            if (++entry == Shape.KernelEntries)
                (target, entry) = (target + 1, 0);
        }
        return written;
    }
}
