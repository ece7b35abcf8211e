using System.Collections.Immutable;

namespace Neuro.Bench;

/// <summary>What was measured of a workload. Times are the least of several runs, in seconds.</summary>
/// <param name="Ticks">Measured.</param>
/// <param name="Work">How many <see cref="Workload.Unit"/>s they took.</param>
/// <param name="Spikes">In the measured ticks.</param>
/// <param name="Problems">What came out that should not have.</param>
public sealed record Measurement(
    Workload Workload, int Neurons, long Synapses, long Ticks, double Work, long Spikes, BuildCost Build, RunCost Run, ImmutableArray<string> Problems)
{
    /// <summary>With one thread and without a trace.</summary>
    public double NanosecondsPerUnit => 1e9 * Run.Seconds / Work;

    public double UnitsPerSecond => Work / Run.Seconds;

    public double RealTimeFactor => Run.Seconds / (Ticks / (double)Workload.TicksPerSecond);

    public double? FloorNanoseconds => 1e9 * Run.Floor / Work;

    public double? Ratio => Run.Seconds / Run.Floor;

    public double? TracedRatio => Run.Traced / Run.Floor;

    /// <summary>How many times as fast all threads are as one.</summary>
    public double? Scaling => Run.Seconds / Run.Threaded;

    /// <summary>Times the threads.</summary>
    public double? ThreadedNanoseconds => 1e9 * Run.Threaded * Run.Threads / Work;

    public double? BytesPerSynapse => Synapses == 0 ? null : (double)Build.SynapseBytes / Synapses;

    public double? PeakBytesPerSynapse => Synapses == 0 ? null : (double?)(Build.PeakBytes - Build.ResidentBefore) / Synapses;

    public double MeanRate => Spikes / (double)Neurons / (Ticks / (double)Workload.TicksPerSecond);
}

/// <param name="Elaboration">Seconds from the file to the elaborated network.</param>
/// <param name="Layout">Seconds from there to synapses and updates that can be run.</param>
/// <param name="SynapseBytes">At rest.</param>
/// <param name="ResidentBefore">Of the process, before it was built; null where the system does not tell.</param>
/// <param name="PeakBytes">Of the process, until it had run.</param>
public sealed record BuildCost(double Elaboration, double Layout, long SynapseBytes, long? ResidentBefore, long? PeakBytes)
{
    public double Seconds => Elaboration + Layout;
}

/// <param name="Seconds">One thread, no trace.</param>
/// <param name="Traced">One thread, the default trace in a file.</param>
/// <param name="Threads">Of <paramref name="Threaded"/>.</param>
/// <param name="Threaded">All threads, no trace; null: there is but one.</param>
/// <param name="Floor">Null: there is none.</param>
public sealed record RunCost(double Seconds, double Traced, int Threads, double? Threaded, double? Floor);
