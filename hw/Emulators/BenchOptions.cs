using System.Globalization;

namespace Neuro.Hw;

/// <summary>How a test bench treats the core while it runs it. None of it may change what comes out.</summary>
/// <param name="StallIn">On how many clocks of a hundred an input word is held back.</param>
/// <param name="StallOut">On how many clocks of a hundred no output word is taken.</param>
/// <param name="Seed">Of the clocks.</param>
/// <param name="Resets">How many times it is reset in mid-run, to begin again.</param>
/// <param name="ResetWithin">After so many clocks at most.</param>
/// <param name="StallEach">A tick that is stalled on each of its clocks in turn, every time from a reset; null: none.</param>
/// <param name="StallStep">Every how manieth clock of that tick has its turn.</param>
/// <param name="Patience">After how many clocks without progress it gives up.</param>
/// <param name="Fault">The number of a seeded fault that is to be in it; 0: none.</param>
/// <param name="Waveform">What is dumped, if anything is.</param>
public sealed record BenchOptions(
    int StallIn = 0, int StallOut = 0, uint Seed = 1, int Resets = 0, int ResetWithin = 100, long? StallEach = null, long StallStep = 1, long Patience = 1 << 22, int Fault = 0, Waveform? Waveform = null)
{
    public static readonly BenchOptions Plain = new();

    /// <summary>As arguments of a simulation.</summary>
    public IEnumerable<string> PlusArgs()
    {
        if (StallIn > 0 || StallOut > 0 || Resets > 0)
            yield return Arg("seed", Seed);
        if (StallIn > 0)
            yield return Arg("stall_in", StallIn);
        if (StallOut > 0)
            yield return Arg("stall_out", StallOut);
        if (Resets > 0)
        {
            yield return Arg("resets", Resets);
            yield return Arg("reset_within", ResetWithin);
        }
        if (StallEach is { } tick)
        {
            yield return Arg("stall_each", tick);
            yield return Arg("stall_step", StallStep);
        }
        yield return Arg("patience", Patience);
        if (Fault > 0)
            yield return Arg(Mutant.Argument, Fault);
        if (Waveform is { } waveform)
        {
            yield return $"+vcd={waveform.File}";
            yield return Arg("vcd_from", waveform.FromTick);
            yield return Arg("vcd_to", waveform.ToTick);
        }
    }

    private static string Arg(string name, long value) => string.Create(CultureInfo.InvariantCulture, $"+{name}={value}");
}

/// <summary>The waveforms of some ticks.</summary>
/// <param name="File">A VCD file, relative to the project's folder.</param>
public sealed record Waveform(string File, long FromTick, long ToTick);
