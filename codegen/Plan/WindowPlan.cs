using System.Collections.Immutable;
using System.Numerics;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// Where the spikes of a convolution's source go: blocks of channels, in each of which lines of places, in each of which
/// every lane adds one word of its channel's kernel. A table tells where a neuron's window starts and how large it is; from
/// there on row and address go by constant steps.
/// </summary>
/// <param name="Table">A word for each place of the source; of no bits where all windows are alike, and then not built.</param>
/// <param name="Reached">Whether there is a window at all: a stride may leap over a neuron.</param>
/// <param name="Address">Of the first kernel word.</param>
/// <param name="Row">The first row.</param>
/// <param name="Lines">Lines of a block, less one.</param>
/// <param name="Places">Places of a line, less one.</param>
/// <param name="Blocks">Blocks of every window.</param>
/// <param name="Clocks">By neuron of the source.</param>
public sealed record WindowPlan(
    MemoryPlan Table, NumberField Reached, NumberField Address, NumberField Row, NumberField Lines, NumberField Places, int Blocks,
    int RowPlace, int RowLine, int RowBlock, int AddressPlace, int AddressLine, int AddressBlock, ImmutableArray<int> Clocks)
{
    /// <summary>The most that one of its counters counts.</summary>
    public int Longest { get; init; }

    /// <summary>Whether lanes share a convolution's work: every block of channels fills them, and has one kernel word each.</summary>
    public static bool Fits(ConvolutionShape shape, int lanes) =>
        shape.Output.Channels >= lanes && (shape.Groups == 1 || shape.Output.Channels / shape.Groups % lanes == 0);

    /// <param name="name">Of the table.</param>
    /// <param name="source">How the convolution's source is dealt.</param>
    /// <param name="firstRow">Of the target, in its unit.</param>
    public static WindowPlan Of(string name, ConvolutionShape shape, Dealing source, int firstRow)
    {
        var (y, x) = (new AxisSteps(shape.Y), new AxisSteps(shape.X));
        var lanes = source.Lanes;
        var channels = shape.Output.Channels / shape.Groups;
        var blocks = (channels + lanes - 1) / lanes;
        var kernel = shape.Y.Kernel * shape.X.Kernel;
        var windows = new Start?[source.Size];
        for (var neuron = 0; neuron < source.Size; neuron++)
        {
            var (channel, place) = Math.DivRem(neuron, shape.Input.Plane);
            var (group, groupChannel) = Math.DivRem(channel, shape.GroupChannels);
            var lines = y.Of(place / shape.Input.Width, shape.Output.Height);
            var places = x.Of(place % shape.Input.Width, shape.Output.Width);
            if (lines.Count == 0 || places.Count == 0)
                continue;
            windows[neuron] = new(
                (group * blocks * shape.GroupChannels + groupChannel) * kernel + lines.Entry * shape.X.Kernel + places.Entry,
                firstRow + group * blocks * shape.Output.Plane + lines.Place * shape.Output.Width + places.Place, lines.Count, places.Count);
        }

        var all = windows.OfType<Start>().ToList();
        var reached = NumberField.Number(0, all.Count == windows.Length ? 1 : 0, all.Count == 0 ? 0 : 1);
        var address = NumberField.Number(reached.End, all.Min(w => w.Address), all.Max(w => w.Address));
        var row = NumberField.Number(address.End, all.Min(w => w.Row), all.Max(w => w.Row));
        var line = NumberField.Number(row.End, all.Min(w => w.Lines) - 1, all.Max(w => w.Lines) - 1);
        var column = NumberField.Number(line.End, all.Min(w => w.Places) - 1, all.Max(w => w.Places) - 1);
        var words = new BigInteger[source.Places];
        for (var neuron = 0; neuron < source.Size; neuron++)
            if (windows[neuron] is { } window)
                words[source.Place(neuron)] = reached.Encode(1) | address.Encode(window.Address) | row.Encode(window.Row) | line.Encode(window.Lines - 1) | column.Encode(window.Places - 1);
        return new(
            new(name, column.End, words.Length, "where the window of a neuron lies", [words]), reached, address, row, line, column, blocks,
            x.PlaceStep, y.PlaceStep * shape.Output.Width, shape.Output.Plane, x.EntryStep, y.EntryStep * shape.X.Kernel, shape.GroupChannels * kernel,
            [.. windows.Select(w => w is { } window ? blocks * window.Lines * window.Places : 1)])
        {
            Longest = Math.Max(blocks, Math.Max(all.Max(w => w.Lines), all.Max(w => w.Places))),
        };
    }

    private readonly record struct Start(int Address, int Row, int Lines, int Places);

    // Along one axis the kernel entries over an input, and the places they count for, are two arithmetic progressions:
    // a place times the stride is the input, plus the padding, less an entry times the dilation.
    private readonly struct AxisSteps(ConvolutionAxis axis)
    {
        private readonly ConvolutionAxis axis = axis;
        private readonly int divisor = (int)BigInteger.GreatestCommonDivisor(axis.Stride, axis.Dilation);

        public int EntryStep => axis.Stride / divisor;

        public int PlaceStep => -axis.Dilation / divisor;

        public (int Entry, int Place, int Count) Of(int input, int places)
        {
            var (first, at, count) = (0, 0, 0);
            for (var entry = 0; entry < axis.Kernel; entry++)
            {
                var (place, rest) = Math.DivRem(input + (long)axis.Padding - (long)entry * axis.Dilation, axis.Stride);
                if (rest != 0 || place < 0 || place >= places)
                    continue;
                if (count == 0)
                    (first, at) = (entry, (int)place);
                count++;
            }
            return (first, at, count);
        }
    }
}
