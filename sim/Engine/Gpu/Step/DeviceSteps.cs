using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;

namespace Neuro.Sim;

/// <summary>
/// Compiles the updates of a network's populations to types that implement <see cref="INeuronStep"/>. They go through an
/// assembly's bytes, because what compiles kernels reads methods from there.
/// </summary>
internal sealed class DeviceSteps
{
    /// <summary>Of the assembly; it sees what is internal here.</summary>
    private const string Name = "Neuro.Steps";

    private readonly PersistedAssemblyBuilder assembly = new(new AssemblyName(Name), typeof(object).Assembly);
    private readonly ModuleBuilder module;
    private int count;

    public DeviceSteps() => module = assembly.DefineDynamicModule(Name);

    /// <summary>Compiles one more.</summary>
    /// <param name="places">In the order of the arrays.</param>
    /// <returns>Its number.</returns>
    public int Add(LeanDatapath datapath, StepArrays arrays, ImmutableArray<DevicePlace?> places)
    {
        var type = module.DefineType(
            NameOf(count), TypeAttributes.Public | TypeAttributes.Sealed | TypeAttributes.SequentialLayout, typeof(ValueType), [typeof(INeuronStep)]);
        var declared = typeof(INeuronStep).GetMethod(nameof(INeuronStep.Step))!;
        var method = type.DefineMethod(
            declared.Name, MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            declared.ReturnType, [.. declared.GetParameters().Select(parameter => parameter.ParameterType)]);
        Emit(method.GetILGenerator(), datapath, arrays, places);
        type.DefineMethodOverride(method, declared);
        type.CreateType();
        return count++;
    }

    /// <summary>The types, by their numbers.</summary>
    public ImmutableArray<Type> Load()
    {
        using var bytes = new MemoryStream();
        assembly.Save(bytes);
        bytes.Position = 0;
        var loaded = new AssemblyLoadContext(Name, isCollectible: true).LoadFromStream(bytes);
        return [.. Enumerable.Range(0, count).Select(number => loaded.GetType(NameOf(number), throwOnError: true)!)];
    }

    private static void Emit(ILGenerator il, LeanDatapath datapath, StepArrays arrays, ImmutableArray<DevicePlace?> places)
    {
        var at = new DevicePlaces(places, arrays, datapath.Draws, il);
        var code = new StepCode(datapath, arrays, il, new ScalarCode(il), at, awake: null);
        at.Begin();
        code.Constants();
        code.Body();
        at.End();
    }

    private static string NameOf(int number) => $"Step{number}";
}
