using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Kernels compile for a CUDA device, which need not be there for it.</summary>
public sealed class GpuKernelTests : IDisposable
{
    // What any device of the last years takes.
    private static readonly CudaArchitecture Architecture = CudaArchitecture.SM_70;
    private static readonly CudaInstructionSet Instructions = CudaInstructionSet.ISA_70;

    private readonly Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1));
    private readonly PTXBackend backend;

    public GpuKernelTests() => backend = new(context, new CudaCapabilityContext(Architecture), Architecture, Instructions, nvvmAPI: null);

    private static IReadOnlyList<string> Names => GoldenCase.Names;

    public void Dispose()
    {
        backend.Dispose();
        context.Dispose();
    }

    [TestCaseSource(nameof(Names))]
    public void The_update_of_every_model_compiles_for_a_cuda_device(string name)
    {
        var network = GoldenCase.Named(name).Network();
        var steps = new DeviceSteps();
        foreach (var population in network.Populations.Where(population => !population.IsInput))
            DevicePopulation.Of(population, network, samples: 2, [.. population.Initial.Select(_ => 0u)], firstState: 0, firstPort: 0, new(), steps);

        foreach (var step in steps.Load())
            Assert.That(Compiled(typeof(UpdateKernel<>).MakeGenericType(step)), Does.Contain(".visible .entry").And.Contain("st."));
    }

    [TestCase(typeof(DeliverKernel), "red.add")]
    [TestCase(typeof(DriveKernel), "red.add")]
    [TestCase(typeof(DigestKernel), "red.add")]
    [TestCase(typeof(RecordKernel), "st.")]
    [TestCase(typeof(ResetStatesKernel), "st.")]
    [TestCase(typeof(DropKernel), "st.")]
    public void A_kernel_that_serves_every_network_compiles_for_a_cuda_device(Type kernel, string instruction) =>
        Assert.That(Compiled(kernel), Does.Contain(".visible .entry").And.Contain(instruction));

    private string Compiled(Type kernel) => ((PTXCompiledKernel)backend.Compile(
        EntryPointDescription.FromImplicitlyGroupedKernel(kernel.GetMethod("Run")!), KernelSpecialization.Empty)).PTXAssembly;
}
