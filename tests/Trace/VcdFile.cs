using System.Globalization;

namespace Neuro.Tests;

/// <summary>Reads a value change dump as strictly as the standard has it, so that what we write is known to be one.</summary>
internal sealed class VcdFile
{
    private readonly Dictionary<string, (string Name, int Bits)> variables = [];
    private readonly Dictionary<string, List<(long Time, string Value)>> changes = [];
    private long time = -1;

    public static VcdFile Parse(string text)
    {
        var file = new VcdFile();
        Assert.That(text, Does.EndWith("\n"));
        Assert.That(text, Does.Not.Contain("\r"));
        var lines = text.TrimEnd('\n').Split('\n');
        var end = Array.IndexOf(lines, "$enddefinitions $end");
        file.ReadDeclarations(lines[..end]);
        foreach (var line in lines[(end + 1)..])
            file.ReadChange(line);
        return file;
    }

    /// <summary>The ticks at which a variable rises, by tick and name.</summary>
    public IEnumerable<(long Tick, string Name)> Pulses(string part) => changes
        .Where(pair => pair.Key.Contains(part) && !pair.Key.EndsWith("_payload"))
        .SelectMany(pair => pair.Value.Where(change => change.Value == "1").Select(change => (change.Time / 1000, pair.Key)))
        .Order();

    public string ValueAt(string name, long at) => changes[name].Last(change => change.Time <= at).Value;

    private void ReadDeclarations(string[] lines)
    {
        Stack<string> scopes = [];
        HashSet<string> names = [];
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            Assert.That(words[^1], Is.EqualTo("$end"), line);
            switch (words[0])
            {
                case "$scope":
                    Assert.That(words[1], Is.EqualTo("module"));
                    scopes.Push(words[2]);
                    break;
                case "$upscope":
                    scopes.Pop();
                    break;
                case "$var":
                    var bits = int.Parse(words[2], CultureInfo.InvariantCulture);
                    Assert.That(words[1], Is.EqualTo("wire"));
                    Assert.That(words[3], Does.Match("^[!-~]+$"));
                    Assert.That(words[4], Does.Match("^[A-Za-z0-9_]+$"));
                    Assert.That(words[5], Is.EqualTo(bits == 1 ? "$end" : $"[{bits - 1}:0]"));
                    var name = string.Join(".", [.. scopes.Reverse(), words[4]]);
                    Assert.That(names.Add(name), $"{name} is declared twice");
                    Assert.That(variables.TryAdd(words[3], (name, bits)), $"{words[3]} is used twice");
                    changes[name] = [];
                    break;
                default:
                    Assert.That(words[0], Is.AnyOf("$version", "$comment", "$timescale"));
                    break;
            }
        }
        Assert.That(scopes, Is.Empty);
    }

    private void ReadChange(string line)
    {
        switch (line[0])
        {
            case '$':
                Assert.That(line, Is.AnyOf("$dumpvars", "$end"));
                break;
            case '#':
                var next = long.Parse(line[1..], NumberStyles.None, CultureInfo.InvariantCulture);
                Assert.That(next, next == 0 ? Is.GreaterThanOrEqualTo(time) : Is.GreaterThan(time), "time goes on");
                time = next;
                break;
            case 'b':
                var words = line[1..].Split(' ');
                Assert.That(words[0], Does.Match("^([01]+|x|z)$"));
                Change(words[1], words[0], isVector: true);
                break;
            default:
                Assert.That(line[0], Is.AnyOf('0', '1', 'x', 'z'));
                Change(line[1..], line[..1], isVector: false);
                break;
        }
    }

    private void Change(string code, string value, bool isVector)
    {
        var (name, bits) = variables[code];
        Assert.That(isVector, Is.EqualTo(bits > 1), name);
        Assert.That(value is "x" or "z" || value.Length == bits, name);
        changes[name].Add((time, value));
    }
}
