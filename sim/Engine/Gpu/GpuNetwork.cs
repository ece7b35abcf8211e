using System.Collections.Immutable;
using System.Globalization;
using ILGPU.Runtime;
using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>
/// An elaborated network made ready on a device, for so many samples side by side: its updates compiled, its synapses and
/// everything else that does not change uploaded, places for the rest laid out.
/// </summary>
internal sealed class GpuNetwork : IDisposable
{
    private readonly List<MemoryBuffer> buffers = [];

    private GpuNetwork(ElaboratedNetwork network, OpenDevice device, int samples, CancellationToken cancellation)
    {
        (Network, Device, Samples) = (network, device, samples);
        RequireNumbers();
        Stages = Exchange.Of(network).Stages;
        var (layout, steps, cells) = (new DeviceLayout(), new DeviceSteps(), PartDigest.Cells.Of(network));
        var (states, ports) = (ImmutableArray.CreateBuilder<DeviceState>(), ImmutableArray.CreateBuilder<DevicePort>());
        var populations = ImmutableArray.CreateBuilder<DevicePopulation?>();
        foreach (var population in network.Populations)
        {
            var placed = population.IsInput ? null : DevicePopulation.Of(population, network, samples, cells[population.Index].First, states.Count, ports.Count, layout, steps);
            populations.Add(placed);
            states.AddRange(placed?.States ?? []);
            ports.AddRange(placed?.Ports ?? []);
        }
        Populations = populations.ToImmutable();
        var (projections, generators, probes) = (Projections(layout, cancellation), Generators(layout), Probes());
        Batch = BatchPlaces.Of(network, samples, probes.Length, layout);
        RequireRoom(layout.Bytes);
        try
        {
            var memory = Allocated(device.Accelerator.Allocate1D<byte>(layout.Bytes));
            memory.MemSetToZero(device.Accelerator.DefaultStream);
            (Bytes, Memory) = (memory.View, new(memory.View));
            layout.Upload(device.Accelerator.DefaultStream, memory.View);
            (StateTable, PortTable) = (Table(states.ToImmutable()), Table(ports.ToImmutable()));
            (ProjectionTable, GeneratorTable, ProbeTable) = (Table(projections), Table(generators), Table(probes));
            var types = steps.Load();
            Updates = [.. Populations.Select(population => population is null ? null : NeuronUpdate.Of(device.Accelerator, types[population.Step]))];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ElaboratedNetwork Network { get; }

    public OpenDevice Device { get; }

    /// <summary>Places for samples side by side.</summary>
    public int Samples { get; }

    public BatchPlaces Batch { get; }

    /// <summary>By population; null for inputs.</summary>
    public ImmutableArray<DevicePopulation?> Populations { get; }

    /// <summary>By population; null for inputs.</summary>
    public ImmutableArray<NeuronUpdate?> Updates { get; }

    /// <summary>Populations in the order of a tick; within a stage none sends to another in the same tick.</summary>
    public ImmutableArray<ImmutableArray<int>> Stages { get; }

    public ILGPU.ArrayView<byte> Bytes { get; }

    public DeviceMemory Memory { get; }

    public DeviceTable<DeviceState> StateTable { get; }

    public DeviceTable<DevicePort> PortTable { get; }

    /// <summary>Those of inputs, then those of each stage.</summary>
    public DeviceTable<DeviceProjection> ProjectionTable { get; }

    /// <summary>The projections of inputs.</summary>
    public (int First, int End) InputProjections { get; private set; }

    /// <summary>By stage: the projections of its populations.</summary>
    public ImmutableArray<(int First, int End)> StageProjections { get; private set; }

    public DeviceTable<DeviceGenerator> GeneratorTable { get; }

    /// <summary>Ports by population, then all states and lets.</summary>
    public DeviceTable<DeviceProbe> ProbeTable { get; }

    /// <summary>By population: the probes of its ports.</summary>
    public ImmutableArray<(int First, int End)> PortProbes { get; private set; }

    /// <summary>The probes of states and lets.</summary>
    public (int First, int End) StateProbes { get; private set; }

    /// <summary>By probe of the network: the place of its first neuron's value.</summary>
    public ImmutableArray<int> ProbePlaces { get; private set; }

    /// <exception cref="DeviceException">The device is too small.</exception>
    public static GpuNetwork Of(ElaboratedNetwork network, OpenDevice device, int samples, CancellationToken cancellation) => new(network, device, samples, cancellation);

    public void Dispose()
    {
        foreach (var buffer in buffers)
            buffer.Dispose();
    }

    private ImmutableArray<DeviceProjection> Projections(DeviceLayout layout, CancellationToken cancellation)
    {
        var all = ImmutableArray.CreateBuilder<DeviceProjection>();
        InputProjections = AddAll(population => Network.Populations[population].IsInput);
        StageProjections = [.. Stages.Select(stage => AddAll(population => stage.Contains(population)))];
        return all.ToImmutable();

        (int, int) AddAll(Func<int, bool> isSource)
        {
            var first = all.Count;
            foreach (var projection in Network.Projections.Where(p => p.SynapseCount > 0 && isSource(p.Source)))
                all.Add(DeviceRows.Of(projection, Network, Populations[projection.Target]!.Ports[projection.Port], layout, cancellation));
            return (first, all.Count);
        }
    }

    private ImmutableArray<DeviceGenerator> Generators(DeviceLayout layout) =>
    [
        .. Network.Generators.Where(generator => generator.Port is not null).Select(generator => DeviceGenerator.Of(
            generator, layout, Populations[generator.Population]!.Ports[generator.Port!.Value], Network.Populations[generator.Population].Ports[generator.Port.Value].Frac)),
    ];

    private ImmutableArray<DeviceProbe> Probes()
    {
        var places = ImmutableArray.CreateBuilder<int>();
        var next = 0;
        foreach (var probe in Network.Probes)
        {
            places.Add(next);
            next += probe.Neurons.Length;
        }
        ProbePlaces = places.ToImmutable();
        var all = ImmutableArray.CreateBuilder<DeviceProbe>();
        PortProbes = [.. Network.Populations.Select(population => AddAll(probe => probe.Kind == SignalKind.Port && probe.Population == population.Index))];
        StateProbes = AddAll(probe => probe.Kind != SignalKind.Port);
        return all.ToImmutable();

        (int, int) AddAll(Func<ElaboratedProbe, bool> isMeant)
        {
            var first = all.Count;
            for (var p = 0; p < Network.Probes.Length; p++)
                if (Network.Probes[p] is var probe && isMeant(probe))
                    all.AddRange(probe.Neurons.Select((neuron, position) => Probe(probe, neuron, ProbePlaces[p] + position)));
            return (first, all.Count);
        }
    }

    private DeviceProbe Probe(ElaboratedProbe probe, int neuron, int place)
    {
        var population = Populations[probe.Population]!;
        var (size, cells) = (population.Lean.Population.Size, population.Lean.Population.Size * Samples);
        return probe.Kind switch
        {
            SignalKind.State => new(population.States[probe.Index].Storage, population.States[probe.Index].First, 0, size, cells, neuron, place),
            SignalKind.Port => new(population.Ports[probe.Index].Storage, population.Ports[probe.Index].First, population.Ports[probe.Index].LastSlot, size, cells, neuron, place),
            SignalKind.Let => new(Storage.Int64, population.Lets[population.Lean.Lets.IndexOf(probe.Index)].First, 0, size, cells, neuron, place),
            _ => throw new System.Diagnostics.UnreachableException($"{probe.Kind} is not a signal"),
        };
    }

    // A neuron of a sample has a number of 31 bits.
    private void RequireNumbers()
    {
        if (Network.Populations.FirstOrDefault(population => (long)population.Size * Samples > int.MaxValue) is { } population)
            throw new DeviceException(
                Device.Device.Name, string.Create(CultureInfo.InvariantCulture, $"'{population.Name}' has {population.Size} neurons; {Samples} samples of it have more than {int.MaxValue} side by side"),
                "run fewer samples at a time: --threads says how many");
    }

    private void RequireRoom(long bytes)
    {
        if (bytes > Device.Device.Memory)
            throw new DeviceException(
                Device.Device.Name, string.Create(CultureInfo.InvariantCulture, $"this network takes {bytes} bytes on it, and it has {Device.Device.Memory}"),
                "take another device, or --engine cpu, which stores synapses in less; of a batch, run fewer samples at a time: --threads says how many");
    }

    private DeviceTable<T> Table<T>(ImmutableArray<T> rows)
        where T : unmanaged
    {
        // A table of nothing has a row that nobody reads: devices allocate no empty memory.
        var buffer = Allocated(Device.Accelerator.Allocate1D<T>(Math.Max(1, rows.Length)));
        if (!rows.IsEmpty)
            buffer.View.BaseView.CopyFromCPU(Device.Accelerator.DefaultStream, rows.ToArray());
        return new(buffer.View, rows.Length);
    }

    private T Allocated<T>(T buffer)
        where T : MemoryBuffer
    {
        buffers.Add(buffer);
        return buffer;
    }
}
