using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using System.Reflection.Emit;
using ILGPU;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Arrays in device memory: emits the body of <see cref="INeuronStep.Step"/> with every offset a constant.</summary>
/// <param name="places">In the order of the step's arrays; null: the step has no such array.</param>
/// <param name="draws">Words that the neuron draws.</param>
internal sealed class DevicePlaces(ImmutableArray<DevicePlace?> places, StepArrays arrays, int draws, ILGenerator il) : StepPlaces
{
    private static readonly MethodInfo Pair = typeof(DevicePlaces).GetMethod(nameof(DrawnPair))!;

    private readonly LocalBuilder[] pairs = [.. Enumerable.Range(0, (draws + 1) / 2).Select(_ => il.DeclareLocal(typeof(ulong)))];
    private readonly LocalBuilder sends = il.DeclareLocal(typeof(int));

    /// <summary>Two words that a neuron draws, the even one below.</summary>
    public static ulong DrawnPair(uint keyA, uint keyB, uint neuron, uint pair)
    {
        var (even, odd) = RandomDraws.Pair((keyA, keyB), neuron, pair);
        return ((ulong)odd << 32) | even;
    }

    public void Begin()
    {
        for (var pair = 0; pair < pairs.Length; pair++)
        {
            KeyA();
            KeyB();
            Neuron();
            il.Emit(OpCodes.Ldc_I4, pair);
            il.Emit(OpCodes.Call, Pair);
            il.Emit(OpCodes.Stloc, pairs[pair]);
        }
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Stloc, sends);
    }

    /// <summary>Returns whether the neuron sends an event.</summary>
    public void End()
    {
        il.Emit(OpCodes.Ldloc, sends);
        il.Emit(OpCodes.Ret);
    }

    public override void Address(int array, Storage storage)
    {
        Memory(storage);
        switch (places[array])
        {
            case DevicePlace.ByCell(var values):
                Require(storage == values.Storage);
                il.Emit(OpCodes.Ldc_I8, values.First);
                Cell();
                break;
            case DevicePlace.ByNeuron(var values):
                Require(storage == values.Storage);
                il.Emit(OpCodes.Ldc_I8, values.First);
                Neuron();
                il.Emit(OpCodes.Conv_U8);
                break;
            case DevicePlace.Sums(var port):
                Require(storage == port.Storage);
                il.Emit(OpCodes.Ldc_I8, port.First);
                Tick();
                il.Emit(OpCodes.Ldc_I8, (long)port.LastSlot);
                il.Emit(OpCodes.And);
                il.Emit(OpCodes.Ldc_I8, (long)port.Cells);
                il.Emit(OpCodes.Mul);
                il.Emit(OpCodes.Add);
                Cell();
                break;
            default:
                throw new UnreachableException($"array {array} has no elements of neurons");
        }
        il.Emit(OpCodes.Add);
        Element(storage);
    }

    public override void Draw(int number)
    {
        il.Emit(OpCodes.Ldloc, pairs[number / 2]);
        if (number % 2 == 0)
        {
            il.Emit(OpCodes.Ldc_I8, (long)uint.MaxValue);
            il.Emit(OpCodes.And);
        }
        else
        {
            il.Emit(OpCodes.Ldc_I4, 32);
            il.Emit(OpCodes.Shr_Un);
        }
    }

    public override void Lookup(int table, Action index)
    {
        var entries = ((DevicePlace.Entries)places[arrays.TableAt(table)]!).Array;
        Memory(entries.Storage);
        il.Emit(OpCodes.Ldc_I8, entries.First);
        index();
        il.Emit(OpCodes.Add);
        Element(entries.Storage);
        il.Emit(OpCodes.Ldind_I8);
    }

    public override void StoreSpikes(Action mask)
    {
        mask();
        il.Emit(OpCodes.Conv_I4);
        il.Emit(OpCodes.Stloc, sends);
    }

    // The arguments of the step, itself being the first.
    private void Memory(Storage storage)
    {
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldflda, typeof(DeviceMemory).GetField($"{storage}")!);
    }

    private void Cell() => il.Emit(OpCodes.Ldarg_2);

    private void Neuron() => il.Emit(OpCodes.Ldarg_3);

    private void Tick() => il.Emit(OpCodes.Ldarg_S, (byte)4);

    private void KeyA() => il.Emit(OpCodes.Ldarg_S, (byte)5);

    private void KeyB() => il.Emit(OpCodes.Ldarg_S, (byte)6);

    // View, index → the address of its element.
    private void Element(Storage storage) =>
        il.Emit(OpCodes.Call, typeof(ArrayView<>).MakeGenericType(storage.Type()).GetProperty("Item", [typeof(long)])!.GetMethod!);

    private static void Require(bool isOfStorage)
    {
        if (!isOfStorage)
            throw new UnreachableException("an array is read in another storage than it lies in");
    }
}
