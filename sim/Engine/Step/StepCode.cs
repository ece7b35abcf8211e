using System.Diagnostics;
using System.Reflection.Emit;

namespace Neuro.Sim;

/// <summary>
/// Emits the update of the neurons at hand: each step of a lean datapath becomes an instruction or a few. What the
/// arithmetic is like is known to the <see cref="LaneCode"/>, where arrays lie to the <see cref="StepPlaces"/>.
/// </summary>
/// <param name="awake">Collects what says that a neuron must be looked at again; null: nobody asks.</param>
internal sealed class StepCode(LeanDatapath datapath, StepArrays arrays, ILGenerator il, LaneCode lanes, StepPlaces places, LocalBuilder? awake)
{
    private readonly LocalBuilder?[] integers = new LocalBuilder?[datapath.Steps.Length];
    private readonly LocalBuilder?[] masks = new LocalBuilder?[datapath.Steps.Length];

    /// <summary>What is the same for all neurons.</summary>
    public void Constants()
    {
        for (var i = 0; i < datapath.Steps.Length; i++)
            if (datapath.Steps[i].Op == LeanOp.Const)
            {
                lanes.Constant(datapath.Steps[i].Low);
                integers[i] = Local();
            }
    }

    /// <summary>All steps, and the stores of what they give.</summary>
    public void Body()
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
                places.Draw((int)step.Low);
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
                places.Lookup(step.Amount, () => Integer(step.A));
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
        places.Address(arrays.PortAt(port), arrays.Ports[port]);
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
        places.Address(arrays.StateAt(state), arrays.States[state]);
        Integer(next);
        lanes.Store(arrays.States[state]);
    }

    private void StoreWide(int array, int step)
    {
        places.Address(array, arrays.Lane);
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
        places.StoreSpikes(() => Mask(datapath.Spike));
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
        places.Address(array, storage);
        lanes.Load(storage);
    }
}
