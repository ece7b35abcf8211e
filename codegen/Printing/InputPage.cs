using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What the core's template shows of the words that come in.</summary>
internal static class InputPage
{
    public static object Of(HardwarePlan plan, CoreWidths w)
    {
        var payloadWords = PayloadWords(plan);
        var inputs = plan.Events.Inputs;
        return new
        {
            PayloadWords = payloadWords,
            EventId = w.Id,
            NeuronBits = plan.Events.NeuronBits,
            OrderBits = plan.Events.NeuronBits + Width.Index(inputs.Length),
            KnownEvents = CaseTable.Over($"in_data[27:{plan.Events.NeuronBits}]", inputs.Select((input, id) => (Input: input, Id: id)), i => w.Id.Of(i.Id), i => i.Input.Name)
                .With(null, "known_event", i => Holds(w, i.Input), "of a channel there is", otherwise: "1'b0").Build(),
            PayloadsIn = CaseTable.Over("event_id", inputs.Select((input, id) => (Input: input, Id: id)).Where(i => i.Input.PayloadWords > 0), i => w.Id.Of(i.Id), i => i.Input.Name)
                .With(new(2), "payload_words", i => $"2'd{i.Input.PayloadWords}", "that follow the event's", otherwise: "2'd0")
                .With(null, "payload_unsigned", i => CorePage.Bit(i.Input.IsUnsignedWord), "it fills its word")
                .With(null, "payload_fits", i => Fits(i.Input), otherwise: "1'b1").Build(),
            EventFormat.AllBit,
            EventFormat.KeepBit,
            Outputs = new { Size = plan.Events.Outputs.Length },
        };
    }

    public static int PayloadWords(HardwarePlan plan) => plan.Events.Inputs.Select(i => i.PayloadWords).DefaultIfEmpty(0).Max();

    // Whether the neuron that is given is one of the channels.
    private static string Holds(CoreWidths w, InputChannels input)
    {
        var given = $"in_data[{w.Neuron.High}:0]";
        var last = input.First + input.Count - 1;
        var parts = new List<string>();
        if (input.First > 0)
            parts.Add($"{given} >= {w.Neuron.Of(input.First)}");
        if (last + 1 < 1L << w.Neuron.Bits)
            parts.Add($"{given} <= {w.Neuron.Of(last)}");
        return parts.Count == 0 ? "1'b1" : string.Join(" && ", parts);
    }

    private static string Fits(InputChannels input)
    {
        var own = input.IsUnsignedWord ? Format.Ufix(32, 0).Num : Format.Fix(32 * input.PayloadWords, 0).Num;
        var parts = new List<string>();
        if (input.Payload.Min > own.Min)
            parts.Add($"payload_in >= {Literals.Signed(input.Payload.Min, 64)}");
        if (input.Payload.Max < own.Max)
            parts.Add($"payload_in <= {Literals.Signed(input.Payload.Max, 64)}");
        return parts.Count == 0 ? "1'b1" : string.Join(" && ", parts);
    }
}
