namespace Neuro.Hw;

/// <summary>A program that reads and writes the words of a run by the C of <c>hw/c/host</c>, and ends as that does.</summary>
/// <param name="command">Runs it on a folder.</param>
public sealed class HostBench(Func<RunFolder, ToolRun> command) : IBench
{
    // END_DIFFERENT of fail.h: the first line that it prints says which word.
    private const int Different = 1;

    public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation)
    {
        var program = command(run);
        var result = program.Result(cancellation);
        if (result.ExitCode is not (0 or Different))
            throw program.Failed(result);
        return new(result.ExitCode == 0 ? null : result.Output.Split('\n')[0]);
    }
}
