using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>How a convolution lies between two shaped populations.</summary>
internal static class ConvolutionItems
{
    /// <summary>Null, and what is wrong, if it does not fit.</summary>
    public static ConvolutionShape? Shape(Rule.Convolution rule, Population source, Population target, NeuronSpan sources, NeuronSpan targets, out string? problem)
    {
        var axes = rule.Kernel.Length;
        problem = axes is not (1 or 2) || rule.Stride.Length != axes || rule.Padding.Length != axes || rule.Dilation.Length != axes
                ? "a convolution has one or two axes, with a kernel, stride, padding and dilation for each"
            : sources.Count != source.Size || targets.Count != target.Size ? "a convolution joins whole populations, not ranges"
            : rule.Kernel.Any(k => k < 1) || rule.Stride.Any(s => s < 1) || rule.Dilation.Any(d => d < 1) || rule.Padding.Any(p => p < 0) || rule.Groups < 1
                ? "kernel, stride, dilation and groups are at least 1, padding at least 0"
            : ShapeProblem(source, axes) ?? ShapeProblem(target, axes);
        if (problem is not null)
            return null;
        var (input, output) = (Planes(source.Shape), Planes(target.Shape));
        var x = Axis(rule, axes - 1);
        var y = axes == 2 ? Axis(rule, 0) : new(1, 1, 0, 1);
        var entries = (Int128)input.Channels / rule.Groups * y.Kernel * x.Kernel;
        problem = input.Channels % rule.Groups != 0 || output.Channels % rule.Groups != 0
                ? $"{rule.Groups} groups do not divide {input.Channels} input and {output.Channels} output channels"
            : y.Places(input.Height) != output.Height || x.Places(input.Width) != output.Width
                ? $"from planes of {Extents(axes, input.Height, input.Width)} this kernel gives planes of {Extents(axes, y.Places(input.Height), x.Places(input.Width))}, but '{target.Name}' has planes of {Extents(axes, output.Height, output.Width)}"
            : entries > int.MaxValue ? "the kernel has too many entries"
            : null;
        return problem is null ? new(input, output, y, x, rule.Groups) : null;
    }

    /// <summary>One weight and delay for each entry of each output channel's kernel.</summary>
    public static ValueItems Of(Rule.Convolution rule, ConvolutionShape shape) => new(shape.Output.Channels, shape.KernelEntries, "kernel entries",
        [[shape.Output.Channels, shape.GroupChannels, .. rule.Kernel.Select(extent => (long)extent)]]);

    private static ConvolutionAxis Axis(Rule.Convolution rule, int axis) => new(rule.Kernel[axis], rule.Stride[axis], rule.Padding[axis], rule.Dilation[axis]);

    private static PlaneShape Planes(ImmutableArray<int> shape) => new(shape[0], shape.Length == 3 ? shape[1] : 1, shape[^1]);

    private static string? ShapeProblem(Population population, int axes) => population.Shape.Length == axes + 1 ? null
        : $"'{population.Name}' needs a shape of {(axes == 1 ? "(channels, x)" : "(channels, y, x)")} for this convolution";

    private static string Extents(int axes, long height, long width) => axes == 1 ? $"{width}" : $"{height}×{width}";
}
