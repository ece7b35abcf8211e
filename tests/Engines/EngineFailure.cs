using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Where an engine gives another trace than the reference engine, on a random network and on the smallest that is left of it.</summary>
internal static class EngineFailure
{
    /// <returns>Null: nothing.</returns>
    public static string? Of(RandomNetwork random, IEngine engine)
    {
        var run = FuzzCase.Of(random);
        if (Problem(run) is not { } problem)
            return null;
        var smallest = run.Shrunk(Problem);
        return $"{problem}\n\nthe smallest that fails:\n{smallest}{Problem(smallest)}";

        string? Problem(FuzzCase candidate)
        {
            try
            {
                return candidate.Run(new ReferenceEngine()) is { } expected ? Traces.Difference(expected, candidate.Run(engine)!) : null;
            }
            catch (Exception e)
            {
                return e.ToString();
            }
        }
    }
}
