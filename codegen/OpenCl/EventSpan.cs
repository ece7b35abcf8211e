namespace Neuro.Codegen;

/// <summary>Spells where the events of a source lie in this tick: from <c>begin</c> to before <c>end</c>.</summary>
internal sealed class EventSpan
{
    private readonly DeviceMemory memory;
    private readonly KernelParameters parameters;
    private readonly bool isInput;

    /// <summary>Of an input: channels, or a generator.</summary>
    /// <param name="id">Of its events.</param>
    public EventSpan(HardwarePlan plan, DeviceMemory memory, KernelParameters parameters, int id)
    {
        (this.memory, this.parameters, isInput) = (memory, parameters, true);
        Page = new(First(id), First(id + 1));

        string First(int input) => $"{parameters.Read(memory.InputFirst)}[{Sums.Now(parameters, plan.Events.Inputs.Length + 1, CExpression.Number(input))}]";
    }

    /// <summary>Of a population.</summary>
    public EventSpan(HardwarePlan plan, DeviceMemory memory, KernelParameters parameters, SourcePlan source)
    {
        (this.memory, this.parameters) = (memory, parameters);
        var outputs = plan.Events.Outputs;
        var before = outputs.Take(source.Output!.Value).Sum(output => (long)output.Size);
        Page = new(
            Sums.Now(parameters, memory.Neurons, CExpression.Number(before)),
            $"begin + {parameters.Read(memory.SpikeCount)}[{Sums.Now(parameters, outputs.Length, CExpression.Number(source.Output.Value))}]");
    }

    public static EventSpan Of(HardwarePlan plan, DeviceMemory memory, KernelParameters parameters, SourcePlan source) =>
        !source.IsUpdated ? new(plan, memory, parameters, source.Number) : new(plan, memory, parameters, source);

    public EventSpanPage Page { get; }

    /// <summary>The neuron of event <c>i</c>.</summary>
    public string Neuron() => $"{parameters.Read(isInput ? memory.InputNeuron : memory.SpikeNeuron)}[i]";

    /// <summary>What event <c>i</c> carries.</summary>
    public string Payload() => $"{parameters.Read((isInput ? memory.InputValue : memory.SpikePayload)!)}[i]";
}

internal sealed record EventSpanPage(string Begin, string End);
