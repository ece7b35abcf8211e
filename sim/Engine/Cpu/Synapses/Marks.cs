namespace Neuro.Sim;

/// <summary>Whether a delivery tells at which blocks of neurons something arrives.</summary>
internal unsafe interface IMark
{
    static abstract void Mark(byte* touched, nint target);
}

/// <summary>Nobody asks: all neurons are awake.</summary>
internal readonly unsafe struct Unmarked : IMark
{
    public static void Mark(byte* touched, nint target) { }
}

/// <summary>Neurons may sleep until something arrives.</summary>
internal readonly unsafe struct Marked : IMark
{
    public static void Mark(byte* touched, nint target) => touched[target >> NeuronBlock.Bits] = 1;
}

/// <summary>Neurons that sleep and wake together.</summary>
internal static class NeuronBlock
{
    public const int Bits = 8;

    public const int Neurons = 1 << Bits;

    public static int CountOf(int neurons) => (neurons + Neurons - 1) / Neurons;
}
