using System.Collections.Immutable;
using System.Globalization;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Runs emitted Verilog in Verilator: seconds to build, quick to run.</summary>
public sealed class VerilatorEmulator : IEmulator
{
    private const string BuildFolder = "build";

    // Verilator's make files are written for one compiler. Its C++ throws nothing, and without that clang is a third faster.
    private const string ForClang = " CXX=clang++ LINK=clang++ CFG_CXXFLAGS_COROUTINES=-fcoroutines-ts USER_CPPFLAGS=-fno-exceptions";

    public string Name => "verilator";

    public ITarget Target => Targets.Verilog;

    public IReadOnlyList<string> Tools => ["verilator", "make", Compiler];

    // A simulation that counts is as slow as it is short to compile.
    public long QuickCycles => Counts != Coverage.None ? 50_000 : 2_000_000;

    /// <summary>How hard the C++ compiler tries. A long run wants 3; a short one is over before the compiler is.</summary>
    public int Optimisation { get; init; } = 1;

    /// <summary>The C++ compiler, g++ or clang++. The second compiles what is not optimised in less than half the time.</summary>
    public string Compiler { get; init; } = "g++";

    /// <summary>Whether it takes what it would warn of. Then registers also begin with random bits, of which none may matter.</summary>
    public bool IsLenient { get; init; }

    /// <summary>What every run counts in a <see cref="CoverageFile"/> beside what came out.</summary>
    public Coverage Counts { get; init; }

    public IBench Build(HardwareProject project, CancellationToken cancellation, bool waveforms = false) =>
        new Bench(project, this, Compile(project, waveforms, cancellation));

    /// <summary>
    /// Builds many small projects, which lie in one folder under prefixes of their own, into one program that runs one
    /// after the other. Each is verilated by itself, which takes half as long as all of them as one design; their C++ is
    /// compiled together, because the headers take longer than one of them.
    /// </summary>
    /// <param name="runs">What each is to run, relative to the folder; fixed when it is built.</param>
    public Batch BuildBatch(ImmutableArray<HardwareProject> projects, ImmutableArray<RunFolder> runs, CancellationToken cancellation)
    {
        const string name = "batch";
        var folder = projects[0].Folder;
        using var build = new WorkFolder();
        foreach (var project in projects[1..])
            Verilator(folder, project.TestBench, ["--cc", .. Design(project)]).Check(cancellation);
        // The last call, for the first of them, builds the program; to build, Verilator needs a design of its own.
        var main = build.PathOf(name + ".cpp");
        File.WriteAllText(main, BatchMain.Text([.. projects.Select(p => p.TestBench)], runs, Directory.GetFiles(build.Path, "*.cpp")));
        return new(folder, Program(folder, name, build, ["--cc", "--exe", "--build", main, .. Design(projects[0])], waveforms: false, cancellation), projects.Length);

        string[] Design(HardwareProject project) => [.. project.Within == "" ? Array.Empty<string>() : [$"-GMEM=\"{project.Memories}\""], .. Arguments(project, build)];
    }

    private string[] Arguments(HardwareProject project, WorkFolder build) =>
        ["--timing", "--top-module", project.TestBench, "-Mdir", build.Path, .. IsLenient ? ["-Wno-fatal"] : Array.Empty<string>(), project.TestBenchFile, .. project.Sources];

    private string Compile(HardwareProject project, bool waveforms, CancellationToken cancellation)
    {
        using var build = new WorkFolder();
        string[] kind = [.. waveforms ? ["--trace"] : Array.Empty<string>(), .. Counts != Coverage.None ? CoverageFile.BuildArguments(build, Counts) : ["--binary"]];
        return Program(project.Folder, project.TestBench, build, [.. kind, .. Arguments(project, build)], waveforms, cancellation);
    }

    // What a call of Verilator makes that also builds. It does so elsewhere: make builds in no folder whose name has a
    // space, and the project may lie in one.
    private string Program(string folder, string name, WorkFolder build, IEnumerable<string> arguments, bool waveforms, CancellationToken cancellation)
    {
        var program = Path.Combine(folder, BuildFolder, name + ".verilated");
        var effort = $"-O{Optimisation.ToString(CultureInfo.InvariantCulture)}";
        var runtime = string.Create(CultureInfo.InvariantCulture, $"{Compiler} {effort} {waveforms} {Counts}");
        var given = VerilatorRuntime.Give(runtime, build.Path);
        // In one file: the same headers for each of many took longer than what stands below them.
        var make = $"VM_PARALLEL_BUILDS=0 OPT_FAST={effort} OPT_SLOW=-O0 OPT_GLOBAL={effort}{(Compiler == "clang++" ? ForClang : "")}{given}";
        Verilator(folder, name, ["-o", name, "-MAKEFLAGS", make, .. arguments]).Check(cancellation);
        VerilatorRuntime.Keep(runtime, build.Path);
        File.Move(build.PathOf(name), program, overwrite: true);
        return program;
    }

    private static ToolRun Verilator(string folder, string name, IEnumerable<string> arguments)
    {
        Directory.CreateDirectory(Path.Combine(folder, BuildFolder));
        return ToolRun.Of("verilator", folder, [.. arguments]) with { Log = Path.Combine(folder, BuildFolder, $"{name}.verilator.log") };
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

    /// <summary>Test benches in one program.</summary>
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
