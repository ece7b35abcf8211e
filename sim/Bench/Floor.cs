using System.Diagnostics;
using System.Globalization;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Bench;

/// <summary>A floor that is running: it has built its network, and runs it as often as it is asked to.</summary>
internal sealed class Floor : IDisposable
{
    private static readonly string[] Flags = ["-O3", "-march=native", "-std=gnu11", "-Wall", "-Wextra", "-Werror"];

    private readonly WorkFolder folder;
    private readonly Process process;

    private Floor(WorkFolder folder, Process process, double buildSeconds) => (this.folder, this.process, BuildSeconds) = (folder, process, buildSeconds);

    public double BuildSeconds { get; }

    /// <exception cref="MissingToolException">There is no compiler.</exception>
    public static Floor Start(FloorProgram program, CancellationToken cancellation)
    {
        var folder = new WorkFolder();
        Process? process = null;
        try
        {
            Embedded.Extract("floors", folder.Path);
            ToolRun.Of("gcc", folder.Path, [.. Flags, .. program.Defines.Select(name => "-D" + name), "-o", "floor", program.Source, "-lm"]).Check(cancellation);
            process = Process.Start(new ProcessStartInfo(folder.PathOf("floor")) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
            return new(folder, process, Numbers(process, "built ")[0]);
        }
        catch
        {
            process?.Kill();
            process?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Runs it from its start.</summary>
    public RunTime Run(long warmTicks, long ticks)
    {
        process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{warmTicks} {ticks}"));
        process.StandardInput.Flush();
        var numbers = Numbers(process, "");
        var counts = numbers.Skip(2).Select(count => (long)count).ToArray();
        return new(new(numbers[0], numbers[1]), [.. counts.Where((_, i) => i % 2 == 0)], [.. counts.Where((_, i) => i % 2 == 1)]);
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        folder.Dispose();
    }

    private static double[] Numbers(Process process, string before) =>
        process.StandardOutput.ReadLine() is { } line && line.StartsWith(before, StringComparison.Ordinal)
            ? [.. line[before.Length..].Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))]
            : throw new ToolFailedException(Code.ToolFailed, "floor", "it ended before it had told its time", null);
}
