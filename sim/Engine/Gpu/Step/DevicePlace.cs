namespace Neuro.Sim;

/// <summary>Where an array of a compiled step lies in device memory, and what counts its elements.</summary>
internal abstract record DevicePlace
{
    private DevicePlace() { }

    /// <summary>One element for every neuron of every sample.</summary>
    public sealed record ByCell(DeviceArray Array) : DevicePlace;

    /// <summary>One element for every neuron: all samples share them.</summary>
    public sealed record ByNeuron(DeviceArray Array) : DevicePlace;

    /// <summary>The sums of a port: the slot is the tick's.</summary>
    public sealed record Sums(DevicePort Port) : DevicePlace;

    /// <summary>The entries of a table.</summary>
    public sealed record Entries(DeviceArray Array) : DevicePlace;
}
