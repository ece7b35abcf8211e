using System.Diagnostics;
using System.Globalization;
using System.Text;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Gives a parser mutated inputs. It may take them or refuse them as bad input; any other exception, a hang, or memory
/// beyond its bound is a failure, shown with the input and the seed that makes it again.
/// </summary>
/// <param name="name">Names the parser in messages.</param>
/// <param name="parse">Reads one input and says whether it was taken; <see cref="InvalidInputException"/> is a refusal, too.</param>
internal sealed class Fuzzer(string name, Mutator mutator, Func<byte[], bool> parse)
{
    // No honest parser comes near it. It is processor time, since on a busy machine a moment may take a minute.
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(60);

    // A parser that waits for something takes no processor time.
    private static readonly TimeSpan Standstill = TimeSpan.FromMinutes(30);

    private byte[] current = [];
    private long index;
    private Stopwatch watch = Stopwatch.StartNew();
    private string? failure;
    private long taken;
    private bool ended;

    /// <summary>Bytes that one input may make the parser allocate, together.</summary>
    public long AllocationLimit { get; init; } = 64 << 20;

    public void Run(int inputs)
    {
        var thread = new Thread(() => RunAll((long)inputs * Campaign.FuzzFactor)) { IsBackground = true };
        thread.Start();
        var (seen, before) = (-1L, TimeSpan.Zero);
        while (!thread.Join(TimeSpan.FromSeconds(1)))
        {
            var (input, spent) = (Interlocked.Read(ref index), Environment.CpuUsage.TotalTime);
            if (input != seen)
                (seen, before) = (input, spent);
            else if ((spent - before > Hang || Volatile.Read(ref watch).Elapsed > Standstill) && !Volatile.Read(ref ended))
                Assert.Fail($"{name}: input {input} takes longer than {Hang.TotalSeconds} s\n{Shown(Volatile.Read(ref current))}");
        }
        if (failure is not null)
            Assert.Fail(failure);
        // Where nothing is taken, little of the parser is reached.
        Assert.That(taken, Is.GreaterThan(inputs / 100), $"{name}: inputs that are good after all");
    }

    private void RunAll(long inputs)
    {
        long most = 0;
        var slowest = TimeSpan.Zero;
        for (var i = 0L; i < inputs && failure is null; i++)
        {
            var input = mutator.Next(new Draws(Campaign.Seed * 1_000_000_007 + (ulong)i));
            (current, index) = (input, i);
            Volatile.Write(ref watch, Stopwatch.StartNew());
            var before = GC.GetAllocatedBytesForCurrentThread();
            failure = Outcome(input, i);
            var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            most = Math.Max(most, allocated);
            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            if (allocated > AllocationLimit)
                failure ??= $"{name}: input {i} (seed {Campaign.Seed}) made it allocate {allocated >> 20} MiB\n{Shown(input)}";
            if (i % 100_000 == 99_999)
                TestContext.Progress.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {i + 1} inputs"));
        }
        ended = true;
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{name}: {inputs} inputs, {taken} taken, at most {most / 1024.0:F0} KiB and {slowest.TotalMilliseconds:F0} ms each"));
    }

    private string? Outcome(byte[] input, long i)
    {
        try
        {
            if (parse(input))
                taken++;
            return null;
        }
        catch (InvalidInputException e)
        {
            // What the user reads must be printable, too.
            return Unprintable(e.Diagnostic) is { } problem ? $"{name}: input {i} (seed {Campaign.Seed}): {problem}\n{Shown(input)}" : null;
        }
        catch (Exception e)
        {
            return $"{name}: input {i} (seed {Campaign.Seed}) ends in\n{e}\n{Shown(input)}";
        }
    }

    /// <summary>What is wrong with a diagnostic as text; null if nothing is.</summary>
    public static string? Unprintable(Diagnostic diagnostic)
    {
        var text = diagnostic.ToString();
        if (!Enum.IsDefined(diagnostic.Code) || diagnostic.Message.Length == 0)
            return $"a diagnostic without code or message: {text}";
        if (text.Length > 5000)
            return $"a diagnostic of {text.Length} characters: {text[..200]}…";
        var odd = text.FirstOrDefault(c => char.IsControl(c) && c != '\n');
        return odd == default ? null : $"a diagnostic with the control character U+{(int)odd:X4}: {text.Replace(odd, '?')}";
    }

    /// <summary>All diagnostics must be printable, and a refusal must have a reason.</summary>
    public static void Check(Diagnostics diagnostics, bool refused)
    {
        foreach (var diagnostic in diagnostics.Items)
            if (Unprintable(diagnostic) is { } problem)
                throw new InvalidOperationException(problem);
        if (refused != diagnostics.HasErrors)
            throw new InvalidOperationException(refused ? "refused without an error" : $"taken in spite of {diagnostics.Items[0]}");
    }

    private static string Shown(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var readable = input.Length < 4000 && text.All(c => !char.IsControl(c) || c is '\n' or '\r' or '\t') && !text.Contains('\uFFFD', StringComparison.Ordinal);
        return readable ? text : $"base64: {Convert.ToBase64String(input.AsSpan(0, Math.Min(input.Length, 3000)))} ({input.Length} bytes)";
    }
}
