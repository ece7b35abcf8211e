using System.Text;
using Silk.NET.OpenCL;

namespace Neuro.Hw;

/// <summary>The program of an emitted project, built for a device, and the arrays that it works on.</summary>
internal sealed unsafe class OpenClCore
{
    // As the emitted host has it.
    private const int Group = 64;

    private readonly CL api = OpenClRuntime.Api;
    private readonly OpenClDevice device;
    private readonly OpenClManifest manifest;
    private readonly string folder;
    private readonly nint context;
    private readonly nint queue;
    private readonly nint program;
    private readonly nint[]? kernels;
    private readonly nint[] buffers;
    private (int Samples, int Ticks, int Events) room;

    /// <param name="folder">Of the project.</param>
    /// <exception cref="ToolFailedException">The device's compiler refuses what was emitted.</exception>
    public OpenClCore(string folder, OpenClManifest manifest, OpenClDevice device)
    {
        (this.folder, this.manifest, this.device) = (folder, manifest, device);
        buffers = new nint[manifest.Buffers.Length];
        int result;
        var handle = device.Handle;
        context = api.CreateContext(null, 1, &handle, null, null, &result);
        OpenClRuntime.Check(result, device.Name);
        queue = api.CreateCommandQueue(context, device.Handle, CommandQueueProperties.None, &result);
        OpenClRuntime.Check(result, device.Name);
        program = Build();
        kernels = [.. manifest.Kernels.Select(kernel => Kernel(kernel.Name))];
    }

    private nint Build()
    {
        int result;
        string[] texts = [.. manifest.Sources.Select(path => File.ReadAllText(Path.Combine(folder, path)))];
        var made = api.CreateProgramWithSource(context, (uint)texts.Length, texts, null, &result);
        OpenClRuntime.Check(result, "making the program");
        var handle = device.Handle;
        result = api.BuildProgram(made, 1, &handle, "-cl-std=CL1.2 -Werror", null, null);
        if (result == 0)
            return made;
        nuint size = 0;
        api.GetProgramBuildInfo(made, handle, ProgramBuildInfo.BuildLog, 0, null, &size);
        var log = new byte[size + 1];
        fixed (byte* bytes = log)
            api.GetProgramBuildInfo(made, handle, ProgramBuildInfo.BuildLog, size, bytes, null);
        throw new ToolFailedException(Graph.Code.ToolFailed, OpenClRuntime.Tool, $"the kernels do not build: {Encoding.UTF8.GetString(log).TrimEnd('\0', '\n')}", $"they are in {folder}");
    }

    private nint Kernel(string name)
    {
        int result;
        var kernel = api.CreateKernel(program, name, &result);
        OpenClRuntime.Check(result, name);
        return kernel;
    }

    /// <summary>Makes all arrays anew, for so many samples, ticks of a block and events that come in in it; those of the network are filled, all others 0.</summary>
    public void Make(int samples, int ticks, int events)
    {
        room = (samples, ticks, events);
        for (var b = 0; b < buffers.Length; b++)
        {
            Release(b);
            int result;
            var buffer = manifest.Buffers[b];
            buffers[b] = api.CreateBuffer(context, MemFlags.ReadWrite, (nuint)Bytes(b), null, &result);
            OpenClRuntime.Check(result, buffer.Name);
            if (buffer.File is { } file)
                Write<byte>(b, File.ReadAllBytes(Path.Combine(folder, file)));
            else
                Clear(b);
        }
        for (var k = 0; k < kernels!.Length; k++)
            for (var a = 0; a < manifest.Kernels[k].Buffers.Length; a++)
            {
                var buffer = buffers[manifest.Kernels[k].Buffers[a]];
                OpenClRuntime.Check(api.SetKernelArg(kernels![k], (uint)a, (nuint)sizeof(nint), &buffer), manifest.Kernels[k].Name);
            }
    }

    public void Write<T>(int buffer, ReadOnlySpan<T> from)
        where T : unmanaged
    {
        if (from.IsEmpty)
            return;
        fixed (T* first = from)
            OpenClRuntime.Check(api.EnqueueWriteBuffer(queue, buffers[buffer], true, 0, (nuint)from.Length * (nuint)sizeof(T), first, 0, null, null), manifest.Buffers[buffer].Name);
    }

    public void Clear(int buffer)
    {
        byte zero = 0;
        OpenClRuntime.Check(api.EnqueueFillBuffer(queue, buffers[buffer], &zero, 1, 0, (nuint)Bytes(buffer), 0, null, null), manifest.Buffers[buffer].Name);
    }

    public void Launch(int kernel, long tick, int place)
    {
        var its = manifest.Kernels[kernel];
        var argument = (uint)its.Buffers.Length;
        if (its.TakesTick)
            OpenClRuntime.Check(api.SetKernelArg(kernels![kernel], argument++, sizeof(long), &tick), its.Name);
        if (its.TakesPlace)
            OpenClRuntime.Check(api.SetKernelArg(kernels![kernel], argument, sizeof(int), &place), its.Name);
        var items = stackalloc nuint[] { (nuint)((its.Items + Group - 1) / Group * Group), (nuint)room.Samples };
        var group = stackalloc nuint[] { Group, 1 };
        OpenClRuntime.Check(api.EnqueueNdrangeKernel(queue, kernels![kernel], 2, null, items, device.MostGroupItems >= Group ? group : null, 0, null, null), its.Name);
    }

    /// <summary>Waits for all that was launched, and takes the beginning of an array back.</summary>
    public void Read<T>(int buffer, Span<T> to)
        where T : unmanaged
    {
        if (to.IsEmpty)
            return;
        fixed (T* first = to)
            OpenClRuntime.Check(api.EnqueueReadBuffer(queue, buffers[buffer], true, 0, (nuint)to.Length * (nuint)sizeof(T), first, 0, null, null), manifest.Buffers[buffer].Name);
    }

    /// <summary>Gives all arrays back.</summary>
    public void Free()
    {
        for (var b = 0; b < buffers.Length; b++)
            Release(b);
    }

    // Nobody says when the last run was.
    ~OpenClCore()
    {
        Free();
        foreach (var kernel in kernels ?? [])
            api.ReleaseKernel(kernel);
        if (program != 0)
            api.ReleaseProgram(program);
        if (queue != 0)
            api.ReleaseCommandQueue(queue);
        if (context != 0)
            api.ReleaseContext(context);
    }

    private long Bytes(int buffer) => manifest.Buffers[buffer].Bytes(room.Samples, room.Ticks, room.Events);

    private void Release(int buffer)
    {
        if (buffers[buffer] != 0)
            api.ReleaseMemObject(buffers[buffer]);
        buffers[buffer] = 0;
    }
}
