using System.Globalization;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>What a sample is given, tick by tick, from the words of its run.</summary>
/// <param name="First">By tick: its first event; behind the last tick, how many there are.</param>
/// <param name="Events">Tick by tick, ascending.</param>
/// <param name="Marks">By tick, those that have any: by output, 1 to be reset and 2 to drop what is in flight.</param>
internal sealed record OpenClSample(IReadOnlyList<int> First, IReadOnlyList<(int Input, uint Neuron, long Value)> Events, IReadOnlyDictionary<long, byte[]> Marks)
{
    private const byte Reset = 1;
    private const byte ResetAndDrop = 3;

    public int Ticks => First.Count - 1;

    /// <summary>Events of some ticks; none behind the last.</summary>
    public int EventsOf(long tick, long end) => tick >= Ticks ? 0 : First[(int)Math.Min(end, Ticks)] - First[(int)tick];

    public static OpenClSample Read(RunFolder run, OpenClManifest manifest)
    {
        var (first, events, marks) = (new List<int> { 0 }, new List<(int, uint, long)>(), new Dictionary<long, byte[]>());
        using var words = run.Given().GetEnumerator();
        while (words.MoveNext())
            switch ((WordTag)(words.Current >> 28))
            {
                case WordTag.Event:
                    events.Add(Event(words, manifest));
                    break;
                case WordTag.Mark:
                    if (!marks.TryGetValue(first.Count - 1, out var bits))
                        marks.Add(first.Count - 1, bits = new byte[manifest.Outputs.Length]);
                    Mark(words.Current, bits);
                    break;
                case WordTag.End:
                    first.Add(events.Count);
                    break;
                default:
                    throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{words.Current:x8} is no word that goes into a core"));
            }
        return new(first, events, marks);
    }

    private static (int, uint, long) Event(IEnumerator<uint> words, OpenClManifest manifest)
    {
        var (id, neuron) = ((int)(words.Current >> manifest.NeuronBits), words.Current & ((1u << manifest.NeuronBits) - 1));
        var input = manifest.Inputs[id];
        if (input.Words == 0)
            return (id, neuron, input.Fixed);
        words.MoveNext();
        var low = words.Current;
        if (input.Words == 1)
            return (id, neuron, input.IsSigned ? (int)low : low);
        words.MoveNext();
        return (id, neuron, (long)(((ulong)words.Current << 32) | low));
    }

    private static void Mark(uint word, byte[] marks)
    {
        var bits = (word >> EventFormat.KeepBit & 1) != 0 ? Reset : ResetAndDrop;
        for (var output = 0; output < marks.Length; output++)
            if ((word >> EventFormat.AllBit & 1) != 0 || (word & ((1u << EventFormat.AllBit) - 1)) == output)
                marks[output] |= bits;
    }
}
