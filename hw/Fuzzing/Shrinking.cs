namespace Neuro.Hw;

/// <summary>Takes away of something what it fails without.</summary>
internal static class Shrinking
{
    /// <summary>The smallest that still fails, among those that were tried.</summary>
    /// <param name="smaller">Smaller ones, large steps first.</param>
    /// <param name="fails">Whether one still does.</param>
    public static T Of<T>(T failing, Func<T, IEnumerable<T>> smaller, Func<T, bool> fails, int mostAttempts)
    {
        var attempts = 0;
        for (var isSmaller = true; isSmaller && attempts < mostAttempts;)
        {
            isSmaller = false;
            foreach (var candidate in smaller(failing))
            {
                if (attempts++ >= mostAttempts)
                    break;
                if (!fails(candidate))
                    continue;
                (failing, isSmaller) = (candidate, true);
                break;
            }
        }
        return failing;
    }
}
