using System.Collections.Immutable;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>A copy of an OpenCL project that lies in the repository, to build and run its host in.</summary>
internal sealed class HostProject : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public HostProject(string name)
    {
        OpenClCache.Prepare();
        var from = Repository.PathOf("tests", "snapshots", "opencl", name + ".verified");
        foreach (var path in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(Folder, Path.GetRelativePath(from, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(path, to);
        }
    }

    public string Folder => folder.Path;

    public void Build()
    {
        var make = Run("make", "CFLAGS=-O1 -Wpedantic -Werror");
        Assert.That((make.ExitCode, make.Error), Is.EqualTo((0, "")), make.Output);
    }

    public ToolResult Host(params string[] arguments) => Run(Path.Combine(Folder, "build", "host"), [.. arguments]);

    public ToolResult Run(string command, params ImmutableArray<string> arguments)
    {
        foreach (var tool in new OpenClHostEmulator().Tools)
            NeededTool.Require(tool);
        return command == "sh" ? new ToolRun("/bin/sh", Folder, arguments).Result() : NeededTool.Run(command, Folder, arguments);
    }

    public void Dispose() => folder.Dispose();
}
