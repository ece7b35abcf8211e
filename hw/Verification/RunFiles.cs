using Neuro.Codegen;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>
/// The files of a run that a test bench checks: what goes in, what must come out by a trace that is known to be right, and
/// what every tick must take.
/// </summary>
public static class RunFiles
{
    /// <param name="trace">With a digest at every tick, if the hardware sends digests.</param>
    /// <param name="mostCycles">The run ends with the tick that goes beyond it.</param>
    /// <param name="withRefused">Whether words that must be discarded are strewn among those of the stimulus.</param>
    /// <returns>How many ticks were written, and the cycles they must take.</returns>
    public static (long Ticks, long Cycles) Write(
        HardwarePlan plan, Stimulus stimulus, IEnumerable<TickRecord> trace, RunFolder folder, long mostCycles = long.MaxValue, bool withRefused = false)
    {
        var refused = new RefusedWords(plan.Events);
        var input = new InputWords(plan.Network, plan.Events, stimulus);
        var output = new OutputWords(plan.Network, plan.Events, plan.Options.Digest);
        var prediction = new TickCycles(plan);
        var (ticks, cycles) = (0L, 0L);
        using (var inFile = folder.Write("in.hex"))
        using (var expectedFile = folder.Write("expected.hex"))
        using (var cyclesFile = folder.Write("cycles.txt"))
        {
            foreach (var record in trace)
            {
                var words = input.Next();
                var given = withRefused ? refused.Among(words) : words;
                foreach (var word in given)
                    inFile.WriteLine($"{word:x8}");
                var sent = output.Of(record);
                for (var i = 0; i < sent.Count; i++)
                    expectedFile.WriteLine($"{(i == sent.Count - 1 ? 1 : 0)}{sent[i]:x8}");
                var tick = prediction.Of(words, input.Input, record, refused: given.Count - words.Count).All;
                cyclesFile.WriteLine($"{tick}");
                (ticks, cycles) = (ticks + 1, cycles + tick);
                if (cycles > mostCycles)
                    break;
            }
        }
        Write(plan, folder, ticks, [], errors: refused.Errors);
        return (ticks, cycles);
    }

    /// <summary>Adds to a run that was written what is done at the memory port meanwhile.</summary>
    /// <param name="checks">Whether words and cycles are compared, too.</param>
    /// <param name="errors">How many words must be refused.</param>
    public static void Write(HardwarePlan plan, RunFolder folder, long ticks, IReadOnlyCollection<MemoryOperation> operations, bool checks = true, int errors = 0)
    {
        var count = 0;
        using (var memory = folder.Write("memory.txt"))
            foreach (var operation in ImageLoads.Of(plan).Concat(operations))
            {
                memory.WriteLine(operation);
                count++;
            }
        folder.Describe(ticks, checks, count, errors);
    }

    /// <summary>A run that is only recorded, because nothing is known of what must come out.</summary>
    public static void WriteInput(HardwarePlan plan, Stimulus stimulus, long ticks, RunFolder folder)
    {
        var input = new InputWords(plan.Network, plan.Events, stimulus);
        using (var inFile = folder.Write("in.hex"))
            for (var tick = 0L; tick < ticks; tick++)
                foreach (var word in input.Next())
                    inFile.WriteLine($"{word:x8}");
        Write(plan, folder, ticks, [], checks: false);
    }
}
