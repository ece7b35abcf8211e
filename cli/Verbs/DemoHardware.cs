using System.Collections.Immutable;
using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>The end of the demo: its network as hardware, run beside the simulator.</summary>
internal static class DemoHardware
{
    private static readonly ImmutableArray<PlanOptions> Lanes = [new(1), new(4)];

    // A fiftieth of a second, from 30 degrees to the right.
    private static readonly Scene Scene = new(Jeffress.TicksPerSecond, Localisation.WindowTicks, FromDegrees: 30, ToDegrees: 30);

    /// <summary>Prints what came of it; without Verilator, how to get it.</summary>
    /// <returns>Whether hardware and simulator agree, if both ran.</returns>
    public static bool Verify(Session session)
    {
        session.Out.WriteLine();
        var emulator = new VerilatorEmulator();
        if (emulator.Tools.Select(name => Tool.All.First(tool => tool.Command == name)).Where(tool => tool.Find() is null).ToList() is { Count: > 0 } missing)
        {
            session.Out.WriteLine($"The network as hardware was not run, because {string.Join(" and ", missing.Select(tool => tool.Command))} "
                + $"{(missing.Count == 1 ? "is" : "are")} not installed: sudo apt-get install {string.Join(' ', missing.Select(tool => tool.Package))}");
            return true;
        }
        session.Out.WriteLine($"The network as hardware, {Localisation.WindowTicks} ticks in Verilator beside the simulator:");
        session.Out.Flush();
        var rows = Run(session, emulator);
        foreach (var row in rows)
            session.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {row.Lanes} {(row.Lanes == 1 ? "lane " : "lanes")}  {row.Events} spikes, {row.Cycles} clocks: {(row.Agreed ? "every word and every clock as predicted" : row.Disagreement!.Complaint)}"));
        return rows.All(row => row.Agreed);
    }

    private static ImmutableArray<VerificationRow> Run(Session session, IEmulator emulator)
    {
        var network = Elaborator.Elaborate(Jeffress.Network, session.Diagnostics, cancellation: session.Cancellation)!;
        var stimulus = Jeffress.Hear(network, Scene.Synthesise());
        using var folder = new WorkFolder();
        var task = new VerificationTask(network, stimulus, Localisation.WindowTicks, Lanes, [emulator], folder.Path, Thorough: false);
        return Progress.Show(session, "verifying", _ => Verifier.Run(task, null, session.Cancellation));
    }
}
