using System.Globalization;

namespace Neuro.Tests;

/// <summary>How long random tests run: briefly by default, longer where an environment variable asks for it.</summary>
internal static class Campaign
{
    /// <summary>NEURO_CAMPAIGN=N makes every random comparison N times as long.</summary>
    public static int Factor { get; } = Read("NEURO_CAMPAIGN");

    /// <summary>NEURO_FUZZ=N makes every fuzzer N times as long.</summary>
    public static int FuzzFactor { get; } = Read("NEURO_FUZZ");

    /// <summary>The first seed, NEURO_SEED; a campaign begins elsewhere than the daily tests do.</summary>
    public static ulong Seed { get; } = ulong.TryParse(Environment.GetEnvironmentVariable("NEURO_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;

    private static int Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var factor) && factor > 0 ? factor : 1;
}
