namespace Neuro.Tests;

/// <summary>Tries what should hold for every seed, on all processors, and tells the first seed for which it does not.</summary>
internal static class Seeds
{
    /// <param name="count">How many seeds; in a campaign so many times as many.</param>
    /// <param name="problem">What is wrong; null: nothing.</param>
    public static void Each(int count, Func<ulong, string?> problem)
    {
        string? found = null;
        Parallel.For(0, count * Campaign.Factor, (n, loop) =>
        {
            var seed = Campaign.Seed * 1_000_000 + (ulong)n;
            if (Problem(seed, problem) is not { } message)
                return;
            found = $"seed {seed}: {message}";
            loop.Stop();
        });
        Assert.That(found, Is.Null);
    }

    private static string? Problem(ulong seed, Func<ulong, string?> problem)
    {
        try
        {
            return problem(seed);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }
}
