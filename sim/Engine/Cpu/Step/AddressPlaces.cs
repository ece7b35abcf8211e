using System.Reflection.Emit;

namespace Neuro.Sim;

/// <summary>Arrays by their addresses, which stand in a table: the first argument of the compiled step.</summary>
/// <param name="neuron">Holds the first neuron at hand.</param>
internal sealed class AddressPlaces(StepArrays arrays, ILGenerator il, LaneCode lanes, LocalBuilder neuron) : StepPlaces
{
    private readonly LocalBuilder[] addresses = new LocalBuilder[arrays.Count];

    /// <summary>Takes the addresses from their table.</summary>
    public void Begin()
    {
        for (var array = 0; array < addresses.Length; array++)
        {
            addresses[array] = il.DeclareLocal(typeof(nint));
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, array * nint.Size);
            il.Emit(OpCodes.Add);
            il.Emit(OpCodes.Ldind_I);
            il.Emit(OpCodes.Stloc, addresses[array]);
        }
    }

    public override void Address(int array, Storage storage)
    {
        il.Emit(OpCodes.Ldloc, addresses[array]);
        il.Emit(OpCodes.Ldloc, neuron);
        Scaled(storage.Bytes());
        il.Emit(OpCodes.Add);
    }

    public override void Draw(int number)
    {
        Address(arrays.DrawAt(number), Storage.UInt32);
        lanes.Load(Storage.UInt32);
    }

    public override void Lookup(int table, Action index)
    {
        il.Emit(OpCodes.Ldloc, addresses[arrays.TableAt(table)]);
        index();
        lanes.Lookup();
    }

    public override void StoreSpikes(Action mask)
    {
        il.Emit(OpCodes.Ldloc, addresses[arrays.SpikesAt]);
        il.Emit(OpCodes.Ldloc, neuron);
        if (lanes.Lanes > 1)
        {
            il.Emit(OpCodes.Ldc_I4, int.Log2(lanes.Lanes));
            il.Emit(OpCodes.Shr);
        }
        Scaled(lanes.SpikeBytes);
        il.Emit(OpCodes.Add);
        mask();
        lanes.StoreMask();
    }

    private void Scaled(int bytes)
    {
        if (bytes == 1)
            return;
        il.Emit(OpCodes.Ldc_I4, bytes);
        il.Emit(OpCodes.Mul);
    }
}
