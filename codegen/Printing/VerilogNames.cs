using System.Globalization;

namespace Neuro.Codegen;

/// <summary>
/// Gives out names that Verilog, SystemVerilog, C and every file system take, each once. The same names asked for in
/// the same order are the same everywhere.
/// </summary>
public sealed class VerilogNames
{
    /// <summary>Longer names are cut: lines of emitted code have an end.</summary>
    private const int MostLetters = 32;

    // Names that differ in case only would be one file on some machines, and one name to a hasty reader.
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The nearest name of letters, digits and underscores that is no reserved word.</summary>
    public static string Sanitised(string name)
    {
        var letters = string.Concat(name.Take(MostLetters).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        if (letters.Length == 0 || char.IsAsciiDigit(letters[0]))
            letters = "n" + letters;
        return ReservedWords.All.Contains(letters) ? letters + "_" : letters;
    }

    /// <summary>The sanitised name; with a number behind it where it is taken.</summary>
    public string Unique(string name) => Take(Sanitised(name));

    /// <summary>A name made of one that was given out.</summary>
    public string Derived(string given, string suffix) => Take(given + suffix);

    private string Take(string name)
    {
        if (taken.Add(name))
            return name;
        for (var n = 2; ; n++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name}_{n}");
            if (taken.Add(numbered))
                return numbered;
        }
    }
}
