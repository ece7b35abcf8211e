namespace Neuro.Sim;

/// <summary>Where the arrays of a compiled step lie: emits how the elements of the neurons at hand are reached.</summary>
internal abstract class StepPlaces
{
    /// <summary>Nothing → the address of an array's element.</summary>
    public abstract void Address(int array, Storage storage);

    /// <summary>Nothing → a word of 32 bits that the neuron draws.</summary>
    public abstract void Draw(int number);

    /// <summary>Nothing → an entry of a table.</summary>
    /// <param name="index">Emits: nothing → its index.</param>
    public abstract void Lookup(int table, Action index);

    /// <summary>Tells which neurons send an event.</summary>
    /// <param name="mask">Emits: nothing → a mask.</param>
    public abstract void StoreSpikes(Action mask);
}
