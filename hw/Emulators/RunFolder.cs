using System.Globalization;
using System.Text;

namespace Neuro.Hw;

/// <summary>
/// The folder of one run of a test bench: what goes in, what must come out, and what did. Names are relative to the
/// project's folder, where simulators run, because Icarus opens no file whose name is not plain ASCII.
/// </summary>
public sealed class RunFolder
{
    private readonly string project;

    /// <param name="project">The project's folder.</param>
    /// <param name="name">Within it: <c>runs/stimulus</c>. It is made where it is missing.</param>
    public RunFolder(string project, string name)
        : this(project, name, name)
    {
    }

    private RunFolder(string project, string name, string outName)
    {
        (this.project, Name, OutName) = (project, name, outName);
        Directory.CreateDirectory(Path.Combine(project, name));
        Directory.CreateDirectory(Path.Combine(project, outName));
    }

    /// <summary>Where the input is, relative to the project.</summary>
    public string Name { get; }

    /// <summary>Where the output goes, relative to the project.</summary>
    public string OutName { get; }

    /// <summary>The same run with a place of its own for what comes out, so that several can go on at once.</summary>
    public RunFolder To(string name) => new(project, Name, $"{Name}/{name}");

    /// <summary>Another run, in a folder within this one's.</summary>
    public RunFolder Within(string name) => new(project, $"{OutName}/{name}");

    /// <summary>The path of something beside what came out.</summary>
    public string OutPath(string file) => Path.Combine(project, OutName, file);

    public StreamWriter Write(string file) => new(Path.Combine(project, Name, file), append: false, new UTF8Encoding(false)) { NewLine = "\n" };

    /// <summary>What the test bench is to do.</summary>
    /// <param name="checks">Whether it compares words and cycles, or only records them.</param>
    /// <param name="operations">Lines of memory.txt.</param>
    /// <param name="errors">How many words it must refuse.</param>
    public void Describe(long ticks, bool checks, int operations = 0, int errors = 0)
    {
        using var run = Write("run.txt");
        run.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ticks} {(checks ? 1 : 0)} {operations} {errors}"));
    }

    /// <summary>The words that go in.</summary>
    public IEnumerable<uint> Given() =>
        File.ReadLines(Path.Combine(project, Name, "in.hex")).Select(line => uint.Parse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    /// <summary>The words that came out.</summary>
    /// <exception cref="HardwareWordException">One has undefined bits.</exception>
    public IEnumerable<OutputWord> Sent()
    {
        var position = 0L;
        foreach (var line in Lines("out.hex"))
        {
            // Nine digits: the first is out_last.
            if (!ulong.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word) || line.Length != 9 || word >> 33 != 0)
                throw new HardwareWordException(position, -1, $"it has undefined bits: {line}");
            yield return new((uint)word, word >> 32 == 1);
            position++;
        }
    }

    /// <summary>The cycles that each tick took.</summary>
    public IEnumerable<long> Cycles() => Lines("ticks.txt").Select(line => long.Parse(line, CultureInfo.InvariantCulture));

    /// <summary>What the memory port read, access by access; null where it had undefined bits.</summary>
    public IEnumerable<uint?> ReadBack() => Lines("read.hex").Select(line =>
        uint.TryParse(line.AsSpan(line.IndexOf(' ') + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var word) ? word : (uint?)null);

    private IEnumerable<string> Lines(string file) => File.ReadLines(OutPath(file));
}
