using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// An elaborated network made ready for the cpu engine: its updates compiled, its synapses in their final layout, its
/// neurons divided among workers. It does not change, so that any number of runs may use it at the same time.
/// </summary>
public sealed class CpuNetwork
{
    private CpuNetwork(ElaboratedNetwork network, Partition partition, ImmutableArray<PopulationStep?> steps, ImmutableArray<ProjectionRows> rows)
    {
        (Network, Partition, Steps, Rows) = (network, partition, steps, rows);
        Exchange = Exchange.Of(network);
        DigestCells = PartDigest.Cells.Of(network);
    }

    public ElaboratedNetwork Network { get; }

    /// <summary>Threads that a run uses.</summary>
    public int Workers => Partition.Workers;

    /// <summary>What all rows of synapses take, with what finds them.</summary>
    public long SynapseBytes => Rows.Sum(rows => rows.ByPart.Sum(part => part.Bytes));

    internal Partition Partition { get; }

    internal Exchange Exchange { get; }

    /// <summary>By population; null for inputs.</summary>
    internal ImmutableArray<PopulationStep?> Steps { get; }

    /// <summary>By projection.</summary>
    internal ImmutableArray<ProjectionRows> Rows { get; }

    internal ImmutableArray<PartDigest.Cells> DigestCells { get; }

    /// <param name="workers">Threads that each run will use; it is built by all processors in any case.</param>
    /// <param name="watched">Told which part of the work is done: laying out the synapses of a large network takes seconds.</param>
    public static CpuNetwork Of(ElaboratedNetwork network, int workers, IProgress<double>? watched = null, CancellationToken cancellation = default) =>
        Of(network, workers, CpuChoices.Best, watched, cancellation);

    internal static CpuNetwork Of(ElaboratedNetwork network, int workers, CpuChoices choices, IProgress<double>? watched, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        var partition = Partition.Of(network, workers);
        ImmutableArray<PopulationStep?> steps = [.. network.Populations.Select(p => p.IsInput ? null : PopulationStep.Of(p, network, choices.Width))];
        return new(network, partition, steps, ProjectionRows.Of(network, partition, choices, watched, cancellation));
    }
}
