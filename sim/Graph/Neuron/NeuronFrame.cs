namespace Neuro.Graph;

/// <summary>What one neuron sees in a tick, as raw integers: parameters, port sums, states, and its random words.</summary>
public sealed class NeuronFrame(NeuronModel model)
{
    public long[] Params { get; } = new long[model.Params.Length];

    /// <summary>In the LSB of the typed model's port ranges.</summary>
    public long[] Ports { get; } = new long[model.Inputs.Length];

    public long[] States { get; } = new long[model.States.Length];

    public (uint A, uint B) TickKey { get; set; }

    public uint Neuron { get; set; }

    public uint Draw(int draw) => RandomDraws.Word(TickKey, Neuron, draw);
}
