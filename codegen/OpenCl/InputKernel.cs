namespace Neuro.Codegen;

/// <summary>Adds what generators give, straight into sums of the tick.</summary>
internal static class InputKernel
{
    // A device is busy with so many, and each takes one event after the other.
    private const int MostItems = 4096;

    /// <returns>Null where no generator feeds a port.</returns>
    public static Kernel? Of(HardwarePlan plan, DeviceMemory memory)
    {
        var directs = plan.Directs.Where(direct => direct.Ring is not null).ToList();
        if (directs.Count == 0)
            return null;
        var parameters = new KernelParameters();
        var inputs = directs.Select(direct =>
        {
            var events = new EventSpan(plan, memory, parameters, direct.Input);
            var ring = direct.Ring!;
            return new
            {
                Name = CExpression.Comment(direct.Channels.Name),
                Port = CExpression.Comment($"{plan.Network.Populations[direct.Channels.Population].Name}.{ring.Unit.Model.Inputs[ring.Port].Name}"),
                Events = events.Page,
                Ring = parameters.Write(memory.Network.Rings[ring.Number]),
                Bits = Sums.Bits(ring),
                Index = Sums.Index(ring, Sums.Slot(parameters, ring, "0"), CExpression.From(direct.FirstRow, events.Neuron())),
                Amount = direct.Channels.PayloadWords > 0 ? CExpression.Moved(events.Payload(), direct.Shift, isWide: true) : CType.Literal((System.Numerics.BigInteger)direct.Channels.Fixed << direct.Shift),
            };
        }).ToList();
        return parameters.Kernel(memory.Name(plan.Options.Prefix + "add_inputs"), Math.Min(MostItems, directs.Max(direct => direct.Channels.Count)), "add_inputs", new { Inputs = inputs });
    }
}
