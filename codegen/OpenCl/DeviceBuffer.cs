namespace Neuro.Codegen;

/// <summary>Whose numbers a buffer of a device holds, and who writes them.</summary>
public enum BufferUse
{
    /// <summary>Numbers of the network, the same for all samples: the contents of a file.</summary>
    Data,
    /// <summary>Of one sample, for as long as it runs; zeros at first.</summary>
    Sample,
    /// <summary>Of one sample and tick, from the host: for each output, whether it is reset, and whether what is in flight is dropped.</summary>
    Marks,
    /// <summary>Of one sample and tick, from the host: where the events of each input begin, and where the last end.</summary>
    InputFirst,
    /// <summary>By event, from the host: its neuron.</summary>
    InputNeuron,
    /// <summary>By event, from the host: its payload, or what it adds.</summary>
    InputValue,
    /// <summary>Of one sample and tick: how many events each output sent.</summary>
    SpikeCount,
    /// <summary>Of one sample and tick: their neurons, in any order, output by output.</summary>
    SpikeNeuron,
    /// <summary>Of one sample and tick: their payloads.</summary>
    SpikePayload,
    /// <summary>Of one sample and tick: the digest of all states, its low word first.</summary>
    Digest,
    /// <summary>Of one sample and tick: all probed values.</summary>
    Probes,
}

/// <summary>An array on a device.</summary>
/// <param name="Count">Elements: of a sample, or of a sample and tick, where the use says so; of an input's events 1 each.</param>
/// <param name="What">It holds, for the reader of a kernel.</param>
/// <param name="Contents">By index; null where it is no data.</param>
public sealed record DeviceBuffer(string Name, CType Type, long Count, BufferUse Use, string What, Func<long, long>? Contents = null)
{
    public int ElementBytes => Type.Bits / 8;

    /// <summary>The file of its contents.</summary>
    public string File => $"data/{Name}.bin";

    /// <summary>Its contents, little-endian.</summary>
    public byte[] Bytes()
    {
        var bytes = new byte[checked(Count * ElementBytes)];
        for (var i = 0L; i < Count; i++)
        {
            var number = Contents!(i);
            for (var b = 0; b < ElementBytes; b++)
                bytes[i * ElementBytes + b] = (byte)(number >> (8 * b));
        }
        return bytes;
    }
}
