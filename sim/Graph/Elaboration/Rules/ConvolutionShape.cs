namespace Neuro.Graph;

/// <summary>Channels of planes of neurons: index = (channel, y, x), row-major.</summary>
public readonly record struct PlaneShape(int Channels, int Height, int Width)
{
    /// <summary>Neurons of one channel.</summary>
    public int Plane => Height * Width;
}

/// <summary>Kernel and steps along one axis.</summary>
public readonly record struct ConvolutionAxis(int Kernel, int Stride, int Padding, int Dilation)
{
    /// <summary>How many places the kernel takes along an input of a length; 0 if it does not fit.</summary>
    public long Places(int length)
    {
        var room = length + 2L * Padding - Dilation * (Kernel - 1L) - 1;
        return room < 0 ? 0 : room / Stride + 1;
    }

    /// <summary>The input's coordinate under a kernel entry; it may lie outside.</summary>
    public long Under(int place, int entry) => (long)place * Stride - Padding + (long)entry * Dilation;
}

/// <summary>Which neurons a convolution joins. One-dimensional ones have planes of height 1.</summary>
public sealed record ConvolutionShape(PlaneShape Input, PlaneShape Output, ConvolutionAxis Y, ConvolutionAxis X, int Groups)
{
    /// <summary>Input channels that an output channel sees.</summary>
    public int GroupChannels => Input.Channels / Groups;

    /// <summary>Entries of one output channel's kernel: (input channel within the group, ky, kx), row-major.</summary>
    public int KernelEntries => GroupChannels * Y.Kernel * X.Kernel;

    /// <summary>The neuron under an entry of a target's kernel; -1 beyond the border.</summary>
    public int Source(int target, int entry)
    {
        var (channel, place) = Math.DivRem(target, Output.Plane);
        var (placeY, placeX) = Math.DivRem(place, Output.Width);
        var (groupChannel, window) = Math.DivRem(entry, Y.Kernel * X.Kernel);
        var (entryY, entryX) = Math.DivRem(window, X.Kernel);
        var (y, x) = (Y.Under(placeY, entryY), X.Under(placeX, entryX));
        if (y < 0 || y >= Input.Height || x < 0 || x >= Input.Width)
            return -1;
        var inputChannel = channel / (Output.Channels / Groups) * GroupChannels + groupChannel;
        return inputChannel * Input.Plane + (int)y * Input.Width + (int)x;
    }
}
