using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Neuro.Hw;

/// <summary>
/// What all simulations of Verilator have in common, its own sources: they take longer to compile than a small core. The
/// first build of a process compiles them; later ones with the same flags are given the objects that came of it.
/// </summary>
internal static class VerilatorRuntime
{
    private const string Objects = "verilated*.o";

    private static readonly ConcurrentDictionary<string, ImmutableArray<(string Name, byte[] Bytes)>> Compiled = new();

    /// <summary>Puts into a build's folder what was compiled before, if it was.</summary>
    /// <param name="flags">All by which objects may differ.</param>
    /// <returns>Arguments by which make takes them as they are.</returns>
    public static string Give(string flags, string build)
    {
        var objects = Compiled.GetValueOrDefault(flags, []);
        foreach (var (name, bytes) in objects)
            File.WriteAllBytes(Path.Combine(build, name), bytes);
        return string.Concat(objects.Select(one => $" -o {one.Name}"));
    }

    /// <summary>Keeps what a build has compiled for those to come.</summary>
    public static void Keep(string flags, string build) =>
        Compiled.GetOrAdd(flags, _ => [.. Directory.GetFiles(build, Objects).Order(StringComparer.Ordinal).Select(path => (Path.GetFileName(path), File.ReadAllBytes(path)))]);
}
