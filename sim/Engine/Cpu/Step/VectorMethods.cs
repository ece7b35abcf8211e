using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.Intrinsics;

namespace Neuro.Sim;

/// <summary>Finds the methods that stand for vector instructions of one width.</summary>
internal sealed class VectorMethods
{
    private static readonly ConcurrentDictionary<int, VectorMethods> Known = new();

    private readonly ConcurrentDictionary<string, MethodInfo> found = new();
    private readonly Type statics;
    private readonly Type vector;

    private VectorMethods(int bits) => (statics, vector) = bits switch
    {
        64 => (typeof(Vector64), typeof(Vector64<>)),
        128 => (typeof(Vector128), typeof(Vector128<>)),
        256 => (typeof(Vector256), typeof(Vector256<>)),
        512 => (typeof(Vector512), typeof(Vector512<>)),
        _ => throw new UnreachableException($"there is no vector of {bits} bits"),
    };

    public static VectorMethods Of(int bits) => Known.GetOrAdd(bits, b => new(b));

    public Type VectorOf(Type element) => vector.MakeGenericType(element);

    /// <summary>The method of a name that takes exactly these types, made for the element if it is generic.</summary>
    public MethodInfo Static(string name, Type element, params Type[] takes) =>
        found.GetOrAdd($"{name}<{element}>({string.Join(',', takes.Select(t => t.ToString()))})", _ => Find(name, element, takes));

    /// <summary>The same bits as lanes of another type.</summary>
    public MethodInfo As(Type from, Type to) => found.GetOrAdd($"As {from} {to}", _ =>
        statics.GetMethods().Single(m => m.Name == "As" && m.GetGenericArguments().Length == 2).MakeGenericMethod(from, to));

    private MethodInfo Find(string name, Type element, Type[] takes)
    {
        foreach (var method in statics.GetMethods().Where(m => m.Name == name && m.GetParameters().Length == takes.Length))
        {
            if (method.IsGenericMethodDefinition && method.GetGenericArguments().Length != 1)
                continue;
            var candidate = method.IsGenericMethodDefinition ? method.MakeGenericMethod(element) : method;
            if (candidate.GetParameters().Select(p => p.ParameterType).SequenceEqual(takes))
                return candidate;
        }
        throw new UnreachableException($"{statics.Name} has no {name} of {string.Join(", ", takes.Select(t => t.Name))}");
    }
}
