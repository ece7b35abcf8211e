namespace Neuro.Codegen;

/// <summary>What the pages of all projects say of the words of events: who may send them, and who does.</summary>
internal static class EventsPage
{
    public static object Of(HardwarePlan plan) => new
    {
        plan.Events.NeuronBits,
        Inputs = plan.Events.Inputs.Select((input, id) => new
        {
            Id = id,
            Name = PrintedName.InCell(input.Name),
            input.First,
            Last = input.First + input.Count - 1,
            Words = input.PayloadWords,
            Does = input.Generator is null ? "sends an event" : "adds to a port",
        }).ToList(),
        Outputs = plan.Events.Outputs.Select((output, id) => new { Id = id, Name = PrintedName.InCell(output.Name), Last = output.Size - 1, Words = output.PayloadWords }).ToList(),
        Probes = plan.Events.Probes.Select((probe, number) => new
        {
            Number = number,
            Signal = PrintedName.InCell(SignalOf(plan, number)),
            probe.Neurons,
            Format = probe.Format.ToString(),
            Words = probe.ValueWords,
        }).ToList(),
    };

    /// <summary>What a probe shows: its population and signal.</summary>
    public static string SignalOf(HardwarePlan plan, int probe) =>
        $"{plan.Network.Populations[plan.Network.Probes[probe].Population].Name}.{plan.Network.Probes[probe].Signal}";
}
