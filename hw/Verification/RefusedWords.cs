using System.Numerics;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// Strews words that a core must discard, each with an error, among those of a tick: of no kind, of channels and populations
/// that are not there, out of order, with a payload that no format holds. They take cycles and change nothing else.
/// </summary>
internal sealed class RefusedWords(EventFormat format)
{
    private const uint FirstUnknownTag = 5;
    private const uint UnknownTags = 11;

    private readonly List<uint> all = [];
    private uint made;

    /// <summary>How many errors there must be, of all ticks so far.</summary>
    public int Errors { get; private set; }

    /// <param name="words">Of a tick, all of them sound.</param>
    /// <returns>Valid until the next call.</returns>
    public IReadOnlyList<uint> Among(IReadOnlyList<uint> words)
    {
        all.Clear();
        var next = 0;
        UnknownKind();
        for (; words[next] >> 28 == (uint)WordTag.Mark; next++)
            all.Add(words[next]);
        Refuse(EventFormat.Mark(keep: made % 2 == 0, format.Outputs.Length));
        uint? last = null;
        UnknownChannels();
        for (; words[next] >> 28 == (uint)WordTag.Event; next++)
        {
            var head = words[next];
            TooLarge(last, head);
            var payload = Input(head).PayloadWords;
            for (var i = 0; i <= payload; i++)
                all.Add(words[next + i]);
            next += payload;
            last = head;
            OutOfOrder(head);
        }
        UnknownKind();
        UnknownChannels();
        all.Add(words[next]);
        return all;
    }

    private InputChannels Input(uint head) => format.Inputs[(int)(head >> format.NeuronBits)];

    private void Refuse(uint word, int payloadWords = 0)
    {
        all.Add(word);
        for (var i = 0; i < payloadWords; i++)
            all.Add(0x0f0f_0f0fu * ++made);
        Errors++;
        made++;
    }

    private void UnknownKind() => Refuse(((FirstUnknownTag + made % UnknownTags) << 28) | (made * 0x0123_4567u & 0x0fff_ffff));

    private void UnknownChannels()
    {
        Refuse(format.Event(format.Inputs.Length, 0));
        for (var id = 0; id < format.Inputs.Length; id++)
        {
            var input = format.Inputs[id];
            if (input.First + input.Count < 1 << format.NeuronBits)
                Refuse(format.Event(id, input.First + input.Count), input.PayloadWords);
            if (input.First > 0)
                Refuse(format.Event(id, input.First - 1), input.PayloadWords);
        }
    }

    // The same again, one below, and a mark, which comes too late.
    private void OutOfOrder(uint head)
    {
        var input = Input(head);
        Refuse(head, input.PayloadWords);
        if ((head & ((1u << format.NeuronBits) - 1)) > input.First)
            Refuse(head - 1, input.PayloadWords);
        Refuse(EventFormat.Mark(keep: made % 2 == 0, made % 3 == 0 ? null : 0));
    }

    // A channel between two events, that sends more than it can.
    private void TooLarge(uint? last, uint next)
    {
        for (var id = 0; id < format.Inputs.Length; id++)
        {
            var input = format.Inputs[id];
            var bits = Format.Holding(input.Payload).Num.Bits;
            if (input.PayloadWords == 0 || bits >= 32 * input.PayloadWords)
                continue;
            var first = format.Event(id, input.First);
            var head = last is { } before && before >= first ? before + 1 : first;
            if (head >= next || Input(head) != input || head > format.Event(id, input.First + input.Count - 1))
                continue;
            all.Add(head);
            RawWords.Append(all, (long)(BigInteger.One << (bits - 1)), input.PayloadWords);
            Errors++;
            made++;
            return;
        }
    }
}
