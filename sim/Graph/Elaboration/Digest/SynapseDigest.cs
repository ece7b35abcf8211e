namespace Neuro.Graph;

/// <summary>The sum of the hashes of a set of synapses: the same in every order, and however they are described.</summary>
internal sealed class SynapseDigest
{
    public ulong Count { get; private set; }

    public ulong First { get; private set; }

    public ulong Second { get; private set; }

    public void Add((ulong First, ulong Second) hash)
    {
        Count++;
        First = unchecked(First + hash.First);
        Second = unchecked(Second + hash.Second);
    }

    public void Add(SynapseDigest other)
    {
        Count += other.Count;
        First = unchecked(First + other.First);
        Second = unchecked(Second + other.Second);
    }
}
