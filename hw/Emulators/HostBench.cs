namespace Neuro.Hw;

/// <summary>A program that reads and writes the words of a run by the C of <c>hw/c/host</c>, and ends as that does.</summary>
/// <param name="command">Runs it on a folder.</param>
/// <param name="together">Runs it on several, whose output goes where their input lies; null: it takes one at a time.</param>
public sealed class HostBench(Func<RunFolder, ToolRun> command, Func<IReadOnlyList<RunFolder>, ToolRun>? together = null) : IBench
{
    // END_DIFFERENT of fail.h: the first line that it prints says which word.
    private const int Different = 1;

    public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation) => Result(command(run), cancellation);

    public IReadOnlyList<BenchResult> RunAll(IReadOnlyList<RunFolder> runs, BenchOptions options, CancellationToken cancellation)
    {
        if (together is null || runs.Count == 1)
            return [.. runs.Select(run => Run(run, options, cancellation))];
        var all = Result(together(runs), cancellation);
        return [.. runs.Select(_ => all)];
    }

    private static BenchResult Result(ToolRun program, CancellationToken cancellation)
    {
        var result = program.Result(cancellation);
        if (result.ExitCode is not (0 or Different))
            throw program.Failed(result);
        return new(result.ExitCode == 0 ? null : result.Output.Split('\n')[0]);
    }
}
