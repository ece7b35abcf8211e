namespace Neuro.Tests;

/// <summary>Somebody who watches long work and keeps all that is told.</summary>
internal sealed class Reports : IProgress<double>
{
    public List<double> Values { get; } = [];

    public void Report(double value)
    {
        lock (Values)
            Values.Add(value);
    }
}
