using System.Globalization;

namespace Neuro.Bench;

/// <summary>How much memory this process has had resident at most, since it was asked to begin anew; Linux tells.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";

    /// <summary>Forgets earlier peaks.</summary>
    /// <returns>What is resident now, in bytes; null where nobody tells.</returns>
    public static long? Begin()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        return Bytes("VmRSS:");
    }

    /// <summary>The peak since the begin.</summary>
    public static long? Bytes() => OperatingSystem.IsLinux() ? Bytes("VmHWM:") : null;

    private static long? Bytes(string field) =>
        File.ReadLines(Status).FirstOrDefault(line => line.StartsWith(field, StringComparison.Ordinal)) is { } line
            ? 1024 * long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : null;
}
