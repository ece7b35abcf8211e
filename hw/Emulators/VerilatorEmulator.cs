using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Runs emitted Verilog in Verilator: seconds to build, quick to run.</summary>
public sealed class VerilatorEmulator : IEmulator
{
    private const string BuildFolder = "build";

    public string Name => "verilator";

    public ITarget Target => Targets.Verilog;

    public IReadOnlyList<string> Tools => ["verilator", "make", "g++"];

    // A simulation that counts is as slow as it is short to compile.
    public long QuickCycles => Counts != Coverage.None ? 50_000 : 2_000_000;

    /// <summary>How hard the C++ compiler tries. A long run wants 3; a short one is over before the compiler is.</summary>
    public int Optimisation { get; init; } = 1;

    /// <summary>Whether it takes what it would warn of. Then registers also begin with random bits, of which none may matter.</summary>
    public bool IsLenient { get; init; }

    /// <summary>What every run counts in a <see cref="CoverageFile"/> beside what came out.</summary>
    public Coverage Counts { get; init; }

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false) =>
        new Bench(project, this, Compile(project.Folder, project.TestBench, [project.TestBenchFile, .. project.Sources], waveforms, cancellation));

    /// <summary>
    /// Builds many small projects, which lie in one folder under prefixes of their own, into one simulation that runs
    /// them all at once.
    /// </summary>
    /// <param name="runs">What each is to run, relative to the folder; fixed when it is built.</param>
    public Batch BuildBatch(ImmutableArray<HardwareProject> projects, ImmutableArray<RunFolder> runs, CancellationToken cancellation)
    {
        const string top = "batch";
        var folder = projects[0].Folder;
        File.WriteAllText(Path.Combine(folder, top + ".v"), BatchText(top, projects, runs));
        var program = Compile(folder, top, [top + ".v", .. projects.SelectMany(p => p.Sources.Prepend(p.TestBenchFile)).Distinct()], waveforms: false, cancellation);
        return new(folder, program, projects.Length);
    }

    private string Compile(string folder, string top, IEnumerable<string> files, bool waveforms, CancellationToken cancellation)
    {
        // Make builds in no folder whose name has a space, and the project may lie in one.
        using var build = new WorkFolder();
        Directory.CreateDirectory(Path.Combine(folder, BuildFolder));
        var program = Path.Combine(folder, BuildFolder, top + ".verilated");
        var effort = $"-O{Optimisation.ToString(CultureInfo.InvariantCulture)}";
        string[] kind = [.. waveforms ? ["--trace"] : Array.Empty<string>(), .. Counts != Coverage.None ? CoverageFile.BuildArguments(build, Counts) : ["--binary"]];
        var runtime = string.Create(CultureInfo.InvariantCulture, $"{effort} {waveforms} {Counts}");
        var given = VerilatorRuntime.Give(runtime, build.Path);
        var compiler = ToolRun.Of("verilator", folder,
            [
                // In one file: the same headers for each of many took longer than what stands below them.
                .. kind, "--timing", "--top-module", top, "-Mdir", build.Path, "-o", top,
                "-MAKEFLAGS", $"VM_PARALLEL_BUILDS=0 OPT_FAST={effort} OPT_SLOW=-O0 OPT_GLOBAL={effort}{given}", .. IsLenient ? ["-Wno-fatal"] : Array.Empty<string>(), .. files,
            ])
            with { Log = Path.Combine(folder, BuildFolder, $"{top}.verilator.log") };
        compiler.Check(cancellation);
        VerilatorRuntime.Keep(runtime, build.Path);
        File.Move(build.PathOf(top), program, overwrite: true);
        return program;
    }

    private static string BatchText(string top, ImmutableArray<HardwareProject> projects, ImmutableArray<RunFolder> runs)
    {
        var text = new StringBuilder($"module {top};\n");
        text.Append(CultureInfo.InvariantCulture, $"    wire [{projects.Length - 1}:0] done;\n    wire [{projects.Length - 1}:0] failed;\n");
        for (var i = 0; i < projects.Length; i++)
            text.Append(CultureInfo.InvariantCulture, $"    {projects[i].TestBench} #(.RUN(\"{runs[i].Name}\"), .MEM(\"{projects[i].Memories}\"), .NUMBER({i})) bench_{i} (.done(done[{i}]), .failed(failed[{i}]));\n");
        text.Append("    initial begin\n        wait (&done);\n        $display(\"failed: %b\", failed);\n        $finish;\n    end\nendmodule\n");
        return text.ToString();
    }

    private sealed class Bench(HardwareProject project, VerilatorEmulator emulator, string program) : IBench
    {
        public BenchResult Run(RunFolder run, BenchOptions options, CancellationToken cancellation)
        {
            List<string> arguments = [$"+run={run.Name}", $"+out={run.OutName}"];
            if (emulator.Counts != Coverage.None)
                arguments.Add(CoverageFile.Argument(run));
            if (emulator.IsLenient)
                arguments.AddRange(["+verilator+rand+reset+2", string.Create(CultureInfo.InvariantCulture, $"+verilator+seed+{options.Seed}")]);
            var simulation = new ToolRun(program, project.Folder, [.. arguments, .. options.PlusArgs()]);
            return BenchReport.Of(simulation, simulation.Result(cancellation));
        }
    }

    /// <summary>Test benches that run at once.</summary>
    public sealed class Batch
    {
        private readonly string folder;
        private readonly string program;
        private readonly int count;

        internal Batch(string folder, string program, int count) => (this.folder, this.program, this.count) = (folder, program, count);

        /// <summary>Runs all of them, each with the same options.</summary>
        public ImmutableArray<BenchResult> Run(BenchOptions options, CancellationToken cancellation)
        {
            var simulation = new ToolRun(program, folder, [.. options.PlusArgs()]);
            return BenchReport.OfBatch(simulation, simulation.Result(cancellation), count);
        }
    }
}
