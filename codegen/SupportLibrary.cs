using System.Text.RegularExpressions;

namespace Neuro.Codegen;

/// <summary>The hand-written Verilog modules of <c>hw/rtl</c>, which emitted projects bring with them.</summary>
public static partial class SupportLibrary
{
    private const string Folder = "rtl/";

    /// <summary>The names of all modules, in order: <c>neuro_digest</c>, <c>neuro_draw</c>, …</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Embedded.Names(Folder).Select(name => name[..^".v".Length]),
    ];

    /// <summary>The file of a module, as it lies in <c>hw/rtl</c>.</summary>
    public static string Get(string name) => Embedded.Text($"{Folder}{name}.v");

    /// <summary>The files of some modules and of all that those need, each once, in the order of their names.</summary>
    /// <param name="names">Modules that the emitted text instantiates, without the prefix.</param>
    /// <param name="prefix">Stands before every module's and file's name, so that two projects live in one chip.</param>
    /// <param name="folder">Where the files go, "" or ending in '/'.</param>
    public static IEnumerable<EmittedFile> Files(IEnumerable<string> names, string prefix, string folder)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(names);
        while (open.TryDequeue(out var name))
            if (needed.Add(name))
                foreach (var other in Mentioned(Get(name)))
                    open.Enqueue(other);
        return needed.Select(name => new EmittedFile($"{folder}{prefix}{name}.v", Prefixed(Get(name), prefix)));
    }

    /// <summary>Files together with the modules that they instantiate, all called by their prefixed names.</summary>
    public static List<EmittedFile> Supported(IReadOnlyList<EmittedFile> files, string prefix, string folder) =>
    [
        .. files.Select(file => file with { Text = Prefixed(file.Text, prefix) }),
        .. Files(files.SelectMany(file => Mentioned(file.Text)), prefix, folder),
    ];

    private static IEnumerable<string> Mentioned(string text) =>
        ModuleName().Matches(text).Select(match => match.Value).Where(Names.Contains);

    private static string Prefixed(string text, string prefix) =>
        ModuleName().Replace(text, match => Names.Contains(match.Value) ? prefix + match.Value : match.Value);

    [GeneratedRegex(@"\bneuro_[a-z_]+\b", RegexOptions.CultureInvariant)]
    private static partial Regex ModuleName();
}
