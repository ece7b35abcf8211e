using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>What a verification is to run: names separated by commas become emulators and engines.</summary>
internal static class VerificationChoice
{
    private const string None = "none";

    /// <param name="targets">Null: those of the tools, or all.</param>
    /// <param name="tools">Null: all of the targets.</param>
    public static ImmutableArray<IEmulator> Emulators(Session session, string? targets, string? tools)
    {
        ImmutableArray<ITarget>? chosen = targets is null ? null : Named(session, "--targets", "target", targets, Targets.All, target => target.Name);
        if (tools is null)
            return [.. Hw.Emulators.All.Where(emulator => chosen?.Contains(emulator.Target) != false)];
        var emulators = Named(session, "--tools", "tool", tools, Hw.Emulators.All, emulator => emulator.Name);
        foreach (var emulator in emulators.Where(emulator => chosen?.Contains(emulator.Target) == false))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--tools"), $"{emulator.Name} runs {emulator.Target.Name}, which is not among the targets", $"add {emulator.Target.Name} to --targets");
        return emulators;
    }

    /// <param name="engines">Null: all but the reference, with which everything is compared.</param>
    /// <param name="device">Of the gpu engine; null: the first that can be used.</param>
    public static ImmutableArray<IEngine> Engines(Session session, string? engines, string? device)
    {
        // Bits count here, not time: nobody who did not ask for a graphics device has to hear that there is none.
        if (engines is null)
            return [.. Sim.Engines.All.Where(kind => kind != Sim.Engines.Reference).Select(kind => kind.Create(new(Device: device)))];
        var kinds = Named(session, "--engines", "engine", engines, Sim.Engines.All, kind => kind.Name);
        if (device is not null && !kinds.Contains(Sim.Engines.Gpu))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--device"), "no engine runs on a device", $"add {Sim.Engines.Gpu.Name} to --engines");
        return [.. kinds.Select(kind => DeviceChoice.Engine(session, kind, device))];
    }

    private static ImmutableArray<T> Named<T>(Session session, string option, string what, string list, ImmutableArray<T> all, Func<T, string> name)
    {
        var found = ImmutableArray.CreateBuilder<T>();
        foreach (var item in list == None ? [] : list.Split(',', StringSplitOptions.TrimEntries))
            if (all.Where(each => name(each) == item).ToList() is [var one])
                found.Add(one);
            else
                session.Diagnostics.Error(Code.BadOption, new Place.Named(option), $"there is no {what} '{item}'", $"take of {string.Join(", ", all.Select(name))}, or {None}");
        return [.. found.Distinct()];
    }
}
