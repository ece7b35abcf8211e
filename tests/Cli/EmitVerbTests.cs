using System.Security.Cryptography;
using System.Text.Json;
using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>What <c>neuro emit</c> leaves in a folder, and what it leaves alone.</summary>
public sealed class EmitVerbTests
{
    private static readonly string Network = Repository.PathOf("examples", "delay_motif", "motif.neuro.json");
    private static readonly string Stimulus = Repository.PathOf("examples", "delay_motif", "patterns.csv");

    [TestCase("none")]
    [TestCase("axi")]
    [Category("Icarus")]
    [Category("Verilator")]
    public void The_project_simulates_and_lints_by_its_own_makefile(string shell)
    {
        using var folder = new TemporaryFolder();
        Emit(folder, "-s", Stimulus, "--lanes", "2", "--shell", shell);
        // Make splits names at spaces, and so do projects of those who use it.
        using var plain = new Hw.WorkFolder();
        Directory.Move(folder.PathOf("hw"), plain.PathOf("hw"));

        var simulated = NeuroProcess.Shell(plain.PathOf("hw"), "make -s simulate");
        var linted = NeuroProcess.Shell(plain.PathOf("hw"), "make -s lint");

        Assert.That(simulated.Output + simulated.Error, Does.Contain("passed: 250 ticks"));
        Assert.That((linted.ExitCode, linted.Output + linted.Error), Is.EqualTo((0, "")));
    }

    [Test]
    public void The_manifest_names_every_file_with_its_digest()
    {
        using var folder = new TemporaryFolder();
        Emit(folder);
        var root = folder.PathOf("hw");
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(root, HardwareManifest.FileName)));

        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/')).Where(path => path != HardwareManifest.FileName)
            .ToDictionary(path => path, path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(root, path)))));

        Assert.That(manifest.RootElement.GetProperty("files").EnumerateObject().ToDictionary(f => f.Name, f => f.Value.GetString()), Is.EquivalentTo(files));
    }

    [Test]
    public void The_same_network_gives_the_same_bytes_in_place_of_what_was_emitted_before()
    {
        using var folder = new TemporaryFolder();
        Emit(folder);
        var first = Bytes(folder);
        Emit(folder, "--lanes", "4");
        var other = Bytes(folder);
        Emit(folder);

        Assert.That(other, Is.Not.EqualTo(first));
        Assert.That(Bytes(folder), Is.EqualTo(first));
    }

    [Test]
    public void Fewer_levels_between_registers_make_a_longer_update()
    {
        using var folder = new TemporaryFolder();
        Emit(folder, "--stage-levels", "2");
        var deep = UpdateClocks(folder);
        Emit(folder, "--stage-levels", "40");
        var flat = UpdateClocks(folder);

        Assert.That(deep, Is.GreaterThan(flat));

        static int UpdateClocks(TemporaryFolder folder)
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(folder.PathOf($"hw/{HardwareManifest.FileName}")));
            return manifest.RootElement.GetProperty("cycles").GetProperty("update")[0].GetProperty("then").GetInt32();
        }
    }

    [Test]
    public void Programs_have_no_levels_between_registers()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Network, "-o", "hw", "--target", "hls", "--stage-levels", "3");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "--stage-levels: error NEU402: the target hls has no such choice\n  help: leave the option out\n")));
    }

    [Test]
    public void No_line_is_longer_than_120_columns()
    {
        using var folder = new TemporaryFolder();
        Emit(folder, "--lanes", "4", "--prefix", "left_", "--shell", "axi");

        Assert.That(Directory.GetFiles(folder.PathOf("hw"), "*.v", SearchOption.AllDirectories).SelectMany(File.ReadLines).Where(line => line.Length > 120), Is.Empty);
    }

    // Names may be anything of up to 200 letters.
    [Test]
    public void Names_end_no_comment_no_line_and_no_cell_of_a_table()
    {
        using var folder = new TemporaryFolder();
        folder.Write("odd.neuro.json", $$"""
            { "neuro": 1, "name": "a */ int x; /* {{new string('x', 180)}}",
              "populations": [ { "name": "in|{{new string('y', 190)}}", "size": 3, "input": true }, { "name": "b`\u202e{{new string('z', 190)}}", "size": 4, "model": "If", "parameters": { "threshold": 1 } } ],
              "projections": [ { "source": "in|{{new string('y', 190)}}", "target": "b`\u202e{{new string('z', 190)}}", "format": "fix<4,0>", "rule": "all_to_all", "weight": 3, "delay": 1, "loadable": true } ] }
            """);

        var result = NeuroProcess.Run(folder.Path, "emit", "odd.neuro.json", "-o", "hw", "--shell", "axi");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(Directory.GetFiles(folder.PathOf("hw"), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".v" or ".h" or "")
            .SelectMany(File.ReadLines).Where(line => line.Length > 120), Is.Empty);
        File.WriteAllText(folder.PathOf("host.c"), "#include \"hw/regs.h\"\nint main(void) { return 0; }\n");
        var compiled = NeededTool.Run("gcc", folder.Path, "-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-o", "host", "host.c");
        Assert.That(compiled.ExitCode, Is.Zero, compiled.Error);
        Assert.That(File.ReadLines(folder.PathOf("hw/regs.h")).ElementAt(1), Does.Contain("a * / int x; / *"));
        var page = File.ReadAllLines(folder.PathOf("hw/README.md"));
        foreach (var (above, row) in page.Zip(page.Skip(1)).Where(rows => rows.First.StartsWith('|') && rows.Second.StartsWith('|')))
            Assert.That(Cells(row), Is.EqualTo(Cells(above)), row);

        static int Cells(string row) => row.Replace("\\|", "", StringComparison.Ordinal).Count(c => c == '|');
    }

    [Test]
    public void A_folder_that_was_not_emitted_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("hw/precious.txt", "mine");

        var result = NeuroProcess.Run(folder.Path, "emit", Network, "-o", "hw");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, """
            hw: error NEU214: there is a folder that was not emitted: it has no neuro-hw.json
              help: emit into a new folder

            """.ReplaceLineEndings("\n"))));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(1));
        Assert.That(File.ReadAllText(folder.PathOf("hw/precious.txt")), Is.EqualTo("mine"));
    }

    [TestCase("neuro-hw.json", "hi", "there is a folder that was not emitted: its neuro-hw.json is another")]
    [TestCase("notes/thesis.tex", "mine", "notes/thesis.tex in it was not emitted, and would be lost")]
    [TestCase("src/core.cpp", "// better", "src/core.cpp in it was changed since it was emitted, and would be lost")]
    public void What_in_an_emitted_folder_is_somebodys_own_is_left_alone(string file, string text, string message)
    {
        using var folder = new TemporaryFolder();
        string[] line = ["emit", Network, "-o", "hw", "--target", "hls", "-s", Stimulus];
        NeuroProcess.Run(folder.Path, line);
        folder.Write("hw/build/tb", "made by make");
        folder.Write("hw/run/out.hex", "made by its test bench");
        Assert.That(NeuroProcess.Run(folder.Path, line).ExitCode, Is.Zero, "what make built goes");

        folder.Write($"hw/{file}", text);
        var result = NeuroProcess.Run(folder.Path, line);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.StartWith($"hw: error NEU214: {message}\n  help: "));
        Assert.That(File.ReadAllText(folder.PathOf($"hw/{file}")), Is.EqualTo(text));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_prefix_is_not_that_of_the_support_library()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Network, "-o", "hw", "--target", "hls", "--prefix", "neuro_");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "--prefix: error NEU402: names that begin with neuro_ are those of the support library; found 'neuro_'\n")));
    }

    [Test]
    public void What_another_target_takes_is_not_estimated()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Network, "--estimate", "--target", "hls");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "--estimate: error NEU402: what hls takes is not estimated\n  help: leave --target out: the estimate is of verilog\n")));
    }

    [TestCase("emit", "-o"), TestCase("run", "-o"), TestCase("verify", "--keep")]
    public void An_empty_name_is_refused(string verb, string option)
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, verb, Network, option, "");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, $"command line: error NEU400: the argument behind '{option}' is empty\n  help: give a name, or leave it out\n")));
    }

    [Test]
    public void An_estimate_tells_what_hardware_will_take_and_writes_nothing()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Network, "--estimate", "--lanes", "2", "-s", Stimulus, "--json");

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
        using var estimate = JsonDocument.Parse(result.Output);
        Assert.That(estimate.RootElement.GetProperty("memories").EnumerateArray().Sum(m => m.GetProperty("copies").GetInt64() * m.GetProperty("width").GetInt64() * m.GetProperty("depth").GetInt64()),
            Is.EqualTo(estimate.RootElement.GetProperty("memory_bits").GetInt64()));
        Assert.That(estimate.RootElement.GetProperty("ticks").GetInt64(), Is.EqualTo(250));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    [Test]
    public void Something_is_to_be_written_or_estimated()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Network);

        Assert.That((result.ExitCode, result.Error), Is.EqualTo((2, "--output: error NEU402: nothing says where to write\n  help: give either --output or --estimate\n")));
    }

    [TestCase("--lanes", "3", "a number of lanes is 1, 2, 4, … 256; found '3'")]
    [TestCase("--lanes", "1,2", "one number of lanes is emitted; found 2")]
    [TestCase("--prefix", "1; rm", "a prefix is at most 20 letters, digits and underscores and begins with a letter; found '1; rm'")]
    [TestCase("--target", "vhdl", "the targets are verilog, hls, opencl; found 'vhdl'")]
    [TestCase("--digest", "maybe", "it is on or off; found 'maybe'")]
    [TestCase("--synapses", "lost", "it is stored or loaded; found 'lost'")]
    [TestCase("--delays", "none", "it is smallest, rings or relays; found 'none'")]
    [TestCase("--stage-levels", "0", "it is from 1 to 1000; found 0")]
    [TestCase("--shell", "wishbone", "a shell is none or axi; found 'wishbone'")]
    [TestCase("--shell", "none,axi", "one shell is emitted; found 2")]
    public void An_option_that_cannot_be_is_refused(string option, string value, string message)
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, "emit", Network, "-o", "hw", option, value);

        Assert.That(result.ExitCode, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain(message));
        Assert.That(Directory.GetFileSystemEntries(folder.Path), Is.Empty);
    }

    private static void Emit(TemporaryFolder folder, params string[] options)
    {
        var result = NeuroProcess.Run(folder.Path, ["emit", Network, "-o", "hw", .. options]);
        Assert.That((result.ExitCode, result.Error), Is.EqualTo((0, "")));
    }

    private static string Bytes(TemporaryFolder folder) => string.Join('\n', Directory.GetFiles(folder.PathOf("hw"), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(path => $"{path} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))}"));
}
