using ILGPU.Runtime;

namespace Neuro.Sim;

/// <summary>A run of some samples side by side: their input goes to the device, and their traces come back, in batches of ticks.</summary>
internal sealed class GpuRun
{
    private readonly GpuNetwork network;
    private readonly IReadOnlyList<GpuSample> samples;
    private readonly AcceleratorStream stream;
    private readonly TickLaunches launches;
    private readonly BatchInput input;
    private readonly BatchOutput output;

    /// <param name="samples">Not more than the network has places for.</param>
    public GpuRun(GpuNetwork network, IReadOnlyList<GpuSample> samples)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples.Count, network.Samples);
        (this.network, this.samples) = (network, samples);
        stream = network.Device.Accelerator.DefaultStream;
        (launches, input, output) = (new(network, stream), new(network), new(network));
    }

    public void Run(CancellationToken cancellation)
    {
        launches.ResetAll();
        for (var tick = 0L; samples.Max(sample => sample.End) is var end && tick < end;)
        {
            var ticks = (int)Math.Min(network.Batch.Ticks, end - tick);
            input.Read(samples, tick, ticks);
            input.Upload(stream);
            var last = network.Batch.EmptyList;
            for (var i = 0; i < ticks; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                last = launches.Launch(tick + i, i, input, last, isDigested: samples[0].Header.HasDigest(tick + i));
            }
            output.Download(stream, last);
            output.Tell(samples, tick, ticks, cancellation);
            tick += ticks;
        }
    }
}
