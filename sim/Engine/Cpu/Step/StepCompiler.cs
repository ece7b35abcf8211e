using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection.Emit;

namespace Neuro.Sim;

/// <summary>
/// Compiles a lean datapath to one loop over neurons. Each step becomes an instruction or a few on all lanes of a vector,
/// in the narrowest lanes that hold every value on the way, so that nothing is rounded and nothing wraps.
/// </summary>
internal sealed unsafe class StepCompiler
{
    // Words that are drawn come in 32 bits.
    private const int LeastBitsOfDraws = 32;

    private readonly LeanDatapath datapath;
    private readonly StepArrays arrays;
    private readonly bool maySleep;
    private readonly ILGenerator il;
    private readonly LaneCode lanes;
    private readonly LocalBuilder?[] integers;
    private readonly LocalBuilder?[] masks;
    private readonly Dictionary<int, LocalBuilder> addresses = [];
    private readonly LocalBuilder neuron;
    private LocalBuilder? awake;

    private StepCompiler(LeanDatapath datapath, StepArrays arrays, bool maySleep, ILGenerator il, LaneCode lanes)
    {
        (this.datapath, this.arrays, this.maySleep, this.il, this.lanes) = (datapath, arrays, maySleep, il, lanes);
        integers = new LocalBuilder?[datapath.Steps.Length];
        masks = new LocalBuilder?[datapath.Steps.Length];
        neuron = il.DeclareLocal(typeof(nint));
    }

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
        new StepCompiler(datapath, arrays, maySleep, il, lanes).Emit();
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

    private void Emit()
    {
        for (var i = 0; i < datapath.Steps.Length; i++)
            if (datapath.Steps[i].Op == LeanOp.Const)
            {
                lanes.Constant(datapath.Steps[i].Low);
                integers[i] = Local();
            }
        if (maySleep)
        {
            lanes.Constant(0);
            awake = Local();
        }
        foreach (var array in Enumerable.Range(0, arrays.Count))
            LoadAddress(array);
        var (body, test) = (il.DefineLabel(), il.DefineLabel());
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Stloc, neuron);
        il.Emit(OpCodes.Br, test);
        il.MarkLabel(body);
        Body();
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

    private void LoadAddress(int array)
    {
        var address = addresses[array] = il.DeclareLocal(typeof(nint));
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldc_I4, array * sizeof(nint));
        il.Emit(OpCodes.Add);
        il.Emit(OpCodes.Ldind_I);
        il.Emit(OpCodes.Stloc, address);
    }

    private void Body()
    {
        for (var i = 0; i < datapath.Steps.Length; i++)
            Step(i);
        for (var port = 0; port < arrays.Ports.Length; port++)
            TakePort(port);
        for (var state = 0; state < arrays.States.Length; state++)
            StoreState(state);
        for (var let = 0; let < arrays.Lets; let++)
            StoreWide(arrays.LetAt(let), datapath.Lets[let]);
        if (datapath.Payload >= 0)
            StoreWide(arrays.PayloadAt, datapath.Payload);
        if (datapath.Spike >= 0)
            StoreSpikes();
    }

    private void Step(int index)
    {
        var step = datapath.Steps[index];
        switch (step.Op)
        {
            case LeanOp.Const:
                return;
            case LeanOp.Param:
                Load(arrays.ParameterAt(step.Amount), arrays.Parameters[step.Amount]!.Value);
                break;
            case LeanOp.Port:
                Load(arrays.PortAt(step.Amount), arrays.Ports[step.Amount]);
                break;
            case LeanOp.State:
                Load(arrays.StateAt(step.Amount), arrays.States[step.Amount]);
                break;
            case LeanOp.Draw:
                Load(arrays.DrawAt((int)step.Low), Storage.UInt32);
                if (step.Amount < 32)
                    lanes.ShiftRightUnsigned(32 - step.Amount);
                break;
            case LeanOp.Add:
                Integers(step.A, step.B);
                lanes.Add();
                break;
            case LeanOp.Sub:
                Integers(step.A, step.B);
                lanes.Subtract();
                break;
            case LeanOp.Mul:
                Integers(step.A, step.B);
                lanes.Multiply(fromHalves: datapath.Steps[step.A].Bits <= 32 && datapath.Steps[step.B].Bits <= 32);
                break;
            case LeanOp.Shl:
                Integer(step.A);
                lanes.ShiftLeft(step.Amount);
                break;
            case LeanOp.Sar:
                Integer(step.A);
                lanes.ShiftRight(step.Amount);
                break;
            case LeanOp.And when IsTruth(step.A) && IsTruth(step.B):
                Masks(step.A, step.B);
                lanes.And();
                masks[index] = Local();
                return;
            case LeanOp.And:
                Integers(step.A, step.B);
                lanes.And();
                break;
            case LeanOp.Or when IsTruth(step.A) && IsTruth(step.B):
                Masks(step.A, step.B);
                lanes.Or();
                masks[index] = Local();
                return;
            case LeanOp.Or:
                Integers(step.A, step.B);
                lanes.Or();
                break;
            case LeanOp.Not when IsTruth(step.A):
                Mask(step.A);
                lanes.Invert();
                masks[index] = Local();
                return;
            case LeanOp.Not:
                lanes.Constant(1);
                Integer(step.A);
                lanes.Subtract();
                break;
            case LeanOp.Less:
                Integers(step.A, step.B);
                lanes.Less();
                masks[index] = Local();
                return;
            case LeanOp.LessOrEqual:
                Integers(step.A, step.B);
                lanes.LessOrEqual();
                masks[index] = Local();
                return;
            case LeanOp.Equal:
                Integers(step.A, step.B);
                lanes.Equal();
                masks[index] = Local();
                return;
            case LeanOp.Select:
                Mask(step.A);
                Integers(step.B, step.C);
                lanes.Choose();
                break;
            case LeanOp.Min:
                Integers(step.A, step.B);
                lanes.Min();
                break;
            case LeanOp.Max:
                Integers(step.A, step.B);
                lanes.Max();
                break;
            case LeanOp.Wrap:
                Wrap(step);
                break;
            case LeanOp.Table:
                il.Emit(OpCodes.Ldloc, addresses[arrays.TableAt(step.Amount)]);
                Integer(step.A);
                lanes.Lookup();
                break;
            default:
                throw new UnreachableException($"{step.Op} is not a step");
        }
        integers[index] = Local();
    }

    private void Wrap(LeanStep step)
    {
        var unused = lanes.LaneStorage.Bytes() * 8 - step.Amount;
        Integer(step.A);
        if (unused == 0)
            return;
        lanes.ShiftLeft(unused);
        if (step.Low == 1)
            lanes.ShiftRight(unused);
        else
            lanes.ShiftRightUnsigned(unused);
    }

    // The sums of this tick are taken: what arrives next in their place starts from 0.
    private void TakePort(int port)
    {
        if (awake is not null)
        {
            Load(arrays.PortAt(port), arrays.Ports[port]);
            StayAwake();
        }
        Address(arrays.PortAt(port), arrays.Ports[port].Bytes());
        lanes.StoreZeros(arrays.Ports[port]);
    }

    private void StoreState(int state)
    {
        var next = datapath.Next[state];
        if (datapath.Steps[next] is { Op: LeanOp.State, Amount: var same } && same == state)
            return;
        if (awake is not null)
        {
            Load(arrays.StateAt(state), arrays.States[state]);
            Integer(next);
            lanes.Xor();
            StayAwake();
        }
        Address(arrays.StateAt(state), arrays.States[state].Bytes());
        Integer(next);
        lanes.Store(arrays.States[state]);
    }

    private void StoreWide(int array, int step)
    {
        Address(array, arrays.Lane.Bytes());
        Integer(step);
        lanes.Store(arrays.Lane);
    }

    private void StoreSpikes()
    {
        if (awake is not null)
        {
            Mask(datapath.Spike);
            StayAwake();
        }
        il.Emit(OpCodes.Ldloc, addresses[arrays.SpikesAt]);
        il.Emit(OpCodes.Ldloc, neuron);
        if (lanes.Lanes > 1)
        {
            il.Emit(OpCodes.Ldc_I4, int.Log2(lanes.Lanes));
            il.Emit(OpCodes.Shr);
        }
        Scaled(lanes.SpikeBytes);
        il.Emit(OpCodes.Add);
        Mask(datapath.Spike);
        lanes.StoreMask();
    }

    private void StayAwake()
    {
        il.Emit(OpCodes.Ldloc, awake!);
        lanes.Or();
        il.Emit(OpCodes.Stloc, awake!);
    }

    private bool IsTruth(int step) => masks[step] is not null;

    private void Integers(int a, int b)
    {
        Integer(a);
        Integer(b);
    }

    private void Masks(int a, int b)
    {
        Mask(a);
        Mask(b);
    }

    private void Integer(int step)
    {
        if (integers[step] is null)
        {
            il.Emit(OpCodes.Ldloc, masks[step]!);
            lanes.MaskToInteger();
            integers[step] = Local();
        }
        il.Emit(OpCodes.Ldloc, integers[step]!);
    }

    private void Mask(int step)
    {
        if (masks[step] is null)
        {
            il.Emit(OpCodes.Ldloc, integers[step]!);
            lanes.IntegerToMask();
            masks[step] = Local();
        }
        il.Emit(OpCodes.Ldloc, masks[step]!);
    }

    // A new local that takes what is on the stack.
    private LocalBuilder Local()
    {
        var local = il.DeclareLocal(lanes.LocalType);
        il.Emit(OpCodes.Stloc, local);
        return local;
    }

    private void Load(int array, Storage storage)
    {
        Address(array, storage.Bytes());
        lanes.Load(storage);
    }

    private void Address(int array, int bytes)
    {
        il.Emit(OpCodes.Ldloc, addresses[array]);
        il.Emit(OpCodes.Ldloc, neuron);
        Scaled(bytes);
        il.Emit(OpCodes.Add);
    }

    private void Scaled(int bytes)
    {
        if (bytes == 1)
            return;
        il.Emit(OpCodes.Ldc_I4, bytes);
        il.Emit(OpCodes.Mul);
    }
}
