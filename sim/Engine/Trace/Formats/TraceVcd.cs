namespace Neuro.Sim;

/// <summary>
/// A trace as waveforms (IEEE 1364, value change dump): a scope for each population, in it a wire a neuron that is high
/// for the first half of a tick with an event, its payload beside it, and the probed values.
/// </summary>
/// <remarks>One tick is a nanosecond, so that a viewer's time reads as the number of the tick.</remarks>
internal static class TraceVcd
{
    private const long UnitsPerTick = 1000;

    public static void Write(Func<ITraceSource> open, Stream output, CancellationToken cancellation)
    {
        using var text = new InvariantText(output);
        Waveforms waves = null!;
        var ticks = 0L;
        TraceFormats.ForEachTick(open, cancellation, header => waves = new(text, header), record =>
        {
            waves.Append(record);
            ticks++;
        });
        text.Write($"#{ticks * UnitsPerTick}\n");
    }

    private sealed class Waveforms
    {
        private readonly InvariantText text;
        private readonly TraceHeader header;
        private readonly VcdVariables variables;
        private readonly long?[][] probes;

        public Waveforms(InvariantText text, TraceHeader header)
        {
            (this.text, this.header) = (text, header);
            variables = new(header);
            probes = [.. header.Probes.Select(p => new long?[p.Neurons.Length])];
            variables.Declare(text);
        }

        public void Append(TickRecord record)
        {
            var isAt = false;
            var hasEvents = false;
            for (var p = 0; p < header.Populations.Length; p++)
                for (var i = 0; i < record.Neurons[p].Count; i++)
                {
                    At(record.Tick * UnitsPerTick, ref isAt);
                    hasEvents = true;
                    Write(1, variables.Spike(p, record.Neurons[p][i]), 1);
                    if (header.Populations[p].IsGraded)
                        Write(record.Payloads[p][i], variables.Payload(p, record.Neurons[p][i]), header.Populations[p].Payload.Bits);
                }
            for (var p = 0; p < probes.Length; p++)
                for (var i = 0; i < probes[p].Length; i++)
                    if (variables.Probe(p, i) is { } probe && probes[p][i] != record.Probes[p][i])
                    {
                        At(record.Tick * UnitsPerTick, ref isAt);
                        probes[p][i] = record.Probes[p][i];
                        Write(record.Probes[p][i], probe, header.Probes[p].Format.Bits);
                    }
            if (record.StateDigest is { } digest)
            {
                At(record.Tick * UnitsPerTick, ref isAt);
                Write((long)digest, VcdVariables.StateDigest, 64);
            }
            if (hasEvents)
                EndEvents(record);
        }

        // The second half of the tick: wires fall, payloads are gone.
        private void EndEvents(TickRecord record)
        {
            text.Write($"#{record.Tick * UnitsPerTick + UnitsPerTick / 2}\n");
            for (var p = 0; p < header.Populations.Length; p++)
                foreach (var neuron in record.Neurons[p])
                {
                    Write(0, variables.Spike(p, neuron), 1);
                    if (header.Populations[p].IsGraded)
                        text.Write(header.Populations[p].Payload.Bits == 1 ? $"z{VcdVariables.Code(variables.Payload(p, neuron))}\n" : $"bz {VcdVariables.Code(variables.Payload(p, neuron))}\n");
                }
        }

        private void At(long time, ref bool isAt)
        {
            if (isAt)
                return;
            text.Write('#');
            text.Write(time);
            text.Write('\n');
            isAt = true;
        }

        private void Write(long raw, long variable, int bits)
        {
            Span<char> digits = stackalloc char[64];
            var count = 0;
            for (var bit = bits - 1; bit >= 0; bit--)
                digits[count++] = (raw >> bit & 1) == 0 ? '0' : '1';
            if (bits > 1)
                text.Write('b');
            text.Write(digits[..count]);
            if (bits > 1)
                text.Write(' ');
            text.Write(VcdVariables.Code(variable));
            text.Write('\n');
        }
    }
}
