using System.Collections.Immutable;
using System.Reflection.Emit;

namespace Neuro.Sim;

/// <summary>
/// Compiles a lean datapath to one loop over neurons. Each step becomes an instruction or a few on all lanes of a vector,
/// in the narrowest lanes that hold every value on the way, so that nothing is rounded and nothing wraps.
/// </summary>
internal static unsafe class StepCompiler
{
    // Words that are drawn come in 32 bits.
    private const int LeastBitsOfDraws = 32;

    /// <param name="states">By state of the model: how its values are stored.</param>
    /// <param name="parameters">By parameter: how it is stored; null if all neurons share it.</param>
    /// <param name="ports">By port: how its sums are stored.</param>
    /// <param name="isDriven">Whether something arrives at every neuron again and again, so that none is worth looking at for sleep.</param>
    public static CompiledStep Of(
        LeanDatapath datapath, ImmutableArray<Storage> states, ImmutableArray<Storage?> parameters, ImmutableArray<Storage> ports, LaneWidth width, bool isDriven = false)
    {
        var draws = datapath.Draws;
        var method = new DynamicMethod("neurons", typeof(int), [typeof(byte**), typeof(nint), typeof(nint)], typeof(StepCompiler).Module, skipVisibility: true);
        var il = method.GetILGenerator();
        LaneCode lanes = width == LaneWidth.Scalar ? new ScalarCode(il) : new VectorCode(il, width, LaneBits(datapath, states, ports));
        var arrays = new StepArrays(states, parameters, ports, draws, datapath.Lets.Length, datapath.Tables.Length, lanes.LaneStorage);
        var maySleep = draws == 0 && !isDriven;
        Emit(datapath, arrays, maySleep, il, lanes);
        return new(
            method.CreateDelegate<StepFunction>(), arrays, datapath, lanes.Lanes, lanes.SpikeBytes, datapath.Spike >= 0, datapath.Payload >= 0, maySleep);
    }

    private static int LaneBits(LeanDatapath datapath, ImmutableArray<Storage> states, ImmutableArray<Storage> ports)
    {
        var least = Math.Max(datapath.Bits, datapath.Draws > 0 ? LeastBitsOfDraws : 16);
        // What is compared with its old value, or with zero, is loaded whole.
        foreach (var storage in states.Concat(ports))
            least = Math.Max(least, storage.Bytes() * 8);
        return least <= 16 ? 16 : least <= 32 ? 32 : 64;
    }

    private static void Emit(LeanDatapath datapath, StepArrays arrays, bool maySleep, ILGenerator il, LaneCode lanes)
    {
        var neuron = il.DeclareLocal(typeof(nint));
        var awake = maySleep ? il.DeclareLocal(lanes.LocalType) : null;
        var places = new AddressPlaces(arrays, il, lanes, neuron);
        var code = new StepCode(datapath, arrays, il, lanes, places, awake);
        code.Constants();
        if (awake is not null)
        {
            lanes.Constant(0);
            il.Emit(OpCodes.Stloc, awake);
        }
        places.Begin();
        var (body, test) = (il.DefineLabel(), il.DefineLabel());
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stloc, neuron);
        il.Emit(OpCodes.Br, test);
        il.MarkLabel(body);
        code.Body();
        il.Emit(OpCodes.Ldloc, neuron);
        il.Emit(OpCodes.Ldc_I4, lanes.Lanes);
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Stloc, neuron);
        il.MarkLabel(test);
        il.Emit(OpCodes.Ldloc, neuron);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Blt, body);
        if (awake is null)
        {
            il.Emit(OpCodes.Ldc_I4_1);
        }
        else
        {
            il.Emit(OpCodes.Ldloc, awake);
            lanes.IsAnySet();
        }
        il.Emit(OpCodes.Ret);
    }
}
