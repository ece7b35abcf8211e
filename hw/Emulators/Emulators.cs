using System.Collections.Immutable;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>The emulators by name: the one list of what runs emitted code.</summary>
public static class Emulators
{
    public static ImmutableArray<IEmulator> All { get; } =
    [
        new IcarusEmulator(),
        new VerilatorEmulator(),
        new CompilerEmulator("g++", "g++", isSanitized: false),
        new CompilerEmulator("clang++", "clang++", isSanitized: false),
        new CompilerEmulator("sanitizers", "g++", isSanitized: true),
        new OpenClEmulator(),
        new OpenClHostEmulator(),
    ];

    /// <summary>Null if there is none of this name.</summary>
    public static IEmulator? Named(string name) => All.FirstOrDefault(emulator => emulator.Name == name);

    /// <summary>Those that run what a target emits.</summary>
    public static IEnumerable<IEmulator> Of(ITarget target) => All.Where(emulator => emulator.Target == target);
}
