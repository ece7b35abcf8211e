using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>What is fuzzed, and for how long.</summary>
/// <param name="Seed">Of all that is drawn: case n of a seed is always the same, and always run by the same.</param>
/// <param name="Time">No case is begun after it; null: no end.</param>
/// <param name="MostCases">How many are drawn; null: no end.</param>
/// <param name="By">Engines and emulators that are tried.</param>
public sealed record FuzzTask(ulong Seed, TimeSpan? Time, long? MostCases, ImmutableArray<string> By);

/// <param name="Cases">How many networks were drawn.</param>
/// <param name="Runs">By engine or emulator: how many of them it ran.</param>
/// <param name="Ticks">Of all cases.</param>
/// <param name="Failure">The first that was found, as small as it fails; null: all agree.</param>
/// <param name="IsInterrupted">Whether somebody ended it before its end.</param>
public sealed record FuzzResult(long Cases, ImmutableSortedDictionary<string, long> Runs, long Ticks, long Events, FuzzFailure? Failure, bool IsInterrupted);

/// <summary>A network on which somebody differs from the reference engine.</summary>
public sealed class FuzzFailure
{
    internal FuzzFailure(long number, Contender contender, FuzzCase smallest, string problem) =>
        (Case, Contender, Smallest, Problem) = (number, contender, smallest, problem);

    /// <summary>The case's number.</summary>
    public long Case { get; }

    /// <summary>Who differs, and how it was used.</summary>
    public string By => Contender.ToString();

    /// <summary>How the smallest case differs.</summary>
    public string Problem { get; }

    internal Contender Contender { get; }

    internal FuzzCase Smallest { get; }
}

/// <summary>
/// Draws networks, models, stimuli and ways to run them, and holds all engines and all emitted code to the reference
/// engine's trace.
/// </summary>
public static class Fuzzer
{
    // Emulators take a second or ten to build what an engine runs at once, so they get fewer cases: one in so many.
    private static readonly ImmutableDictionary<string, int> OneIn = new Dictionary<string, int>
    {
        [Engines.Gpu.Name] = 4, ["icarus"] = 4, ["verilator"] = 60, ["g++"] = 12, ["clang++"] = 12, ["sanitizers"] = 12, ["opencl"] = 20, ["opencl-host"] = 60,
    }.ToImmutableDictionary();

    private const int OneInOfOthers = 8;

    /// <summary>All that can be tried.</summary>
    public static IReadOnlyList<string> Names => Contender.Names;

    /// <summary>Whether all programs are there that one of them needs.</summary>
    public static bool IsInstalled(string by) => Contender.Tools(by).All(tool => Tool.Named(tool).Find() is not null);

    /// <param name="watched">Told how many cases are done, from any thread.</param>
    /// <exception cref="MissingToolException">One that is to be tried cannot be; nothing was done.</exception>
    public static FuzzResult Run(FuzzTask task, Action<long>? watched, CancellationToken cancellation)
    {
        foreach (var tool in task.By.SelectMany(Contender.Tools))
            _ = ToolRun.PathOf(tool);
        var (clock, next) = (Stopwatch.StartNew(), -1L);
        var (cases, ticks, events) = (0L, 0L, 0L);
        var runs = new ConcurrentDictionary<string, long>(task.By.Select(by => KeyValuePair.Create(by, 0L)));
        (long Case, FuzzCase Subject, Contender By, string Problem)? first = null;
        var found = new Lock();
        var isInterrupted = false;
        try
        {
            AllProcessors.Each(Environment.ProcessorCount, _ =>
            {
                while (first is null && !(clock.Elapsed > task.Time) && Interlocked.Increment(ref next) is var number && !(number >= task.MostCases))
                    Run(number);
            }, cancellation);
        }
        catch (OperationCanceledException)
        {
            isInterrupted = true;
        }
        var failure = first is var (at, failing, by, how) ? Shrunk(at, failing, by, how, cancellation) : null;
        return new(cases, runs.ToImmutableSortedDictionary(StringComparer.Ordinal), ticks, events, failure, isInterrupted);

        void Run(long number)
        {
            cancellation.ThrowIfCancellationRequested();
            var seed = unchecked((task.Seed * 1_000_000_007) + (ulong)number);
            var subject = FuzzCase.Random(seed);
            var expected = subject.Run(new ReferenceEngine(), cancellation)!;
            foreach (var contender in Drawn(task.By, seed).Where(contender => contender.IsQuick(subject, expected)))
            {
                if (contender.Problem(subject, expected, cancellation) is { } problem)
                    lock (found)
                        first = first is { } earlier && earlier.Case < number ? earlier : (number, subject, contender, problem);
                runs.AddOrUpdate(contender.By, 1, (_, count) => count + 1);
            }
            Interlocked.Add(ref ticks, subject.Ticks);
            Interlocked.Add(ref events, expected.Events().LongCount());
            watched?.Invoke(Interlocked.Increment(ref cases));
        }
    }

    // Who runs a case, and how.
    private static IEnumerable<Contender> Drawn(ImmutableArray<string> names, ulong seed)
    {
        var draws = new Draws(seed ^ 0x436F6E74656E6421);
        foreach (var name in Names)
        {
            // For those as well that are not tried, so that a choice of others changes nothing about this one.
            var own = new Draws(draws.Word());
            if (names.Contains(name) && (name == Engines.Cpu.Name || own.OneIn(OneIn.GetValueOrDefault(name, OneInOfOthers))))
                yield return Contender.Random(name, own);
        }
    }

    // As small as it is when somebody interrupts.
    private static FuzzFailure Shrunk(long number, FuzzCase failing, Contender by, string problem, CancellationToken cancellation)
    {
        // What takes seconds to build gets fewer tries.
        var mostAttempts = by.IsEngine ? 3000 : OneIn.GetValueOrDefault(by.By, OneInOfOthers) > 20 ? 60 : 600;
        var smallest = failing.Shrunk(Problem, mostAttempts);
        return new(number, by, smallest, cancellation.IsCancellationRequested || Problem(smallest) is not null ? problem : $"{problem}\nit came once, and not again");

        string? Problem(FuzzCase candidate)
        {
            try
            {
                var found = cancellation.IsCancellationRequested ? null : by.Problem(candidate, cancellation);
                problem = found ?? problem;
                return found;
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }
}
