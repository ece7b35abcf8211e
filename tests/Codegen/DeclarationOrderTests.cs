using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>Several simulators and synthesis tools, none of those here, take no name before its declaration.</summary>
public sealed partial class DeclarationOrderTests
{
    private static IEnumerable<string> Files =>
    [
        .. Directory.GetFiles(Repository.PathOf("tests", "snapshots", "verilog"), "*.v", SearchOption.AllDirectories).Where(file => file.Contains(".verified", StringComparison.Ordinal)),
        .. Directory.GetFiles(Repository.PathOf("hw", "rtl"), "*.v"),
    ];

    [Test]
    public void Every_name_is_declared_before_it_is_used() => Assert.That(
        Files.SelectMany(file => UsedTooEarly(File.ReadAllText(file)).Select(name => $"{Path.GetRelativePath(Repository.Root, file)}: {name}")), Is.Empty);

    [TestCase("module m;\n    wire a = b;\n    wire [1:0] b;\nendmodule", "b")]
    [TestCase("module m;\n    part p (.x(b), .c(a));\n    reg a, b;\nendmodule", "b a")]
    [TestCase("module m;\n    wire a = 1'b1;  // b\n    wire c = a && x.b;\n    wire b = c;\nendmodule", "")]
    public void A_name_that_is_used_too_early_is_found(string text, string names) => Assert.That(string.Join(' ', UsedTooEarly(text)), Is.EqualTo(names));

    private static IEnumerable<string> UsedTooEarly(string text)
    {
        var code = CommentOrString().Replace(text, "");
        foreach (Match module in Module().Matches(code))
        {
            var declared = new Dictionary<string, int>();
            foreach (Match declaration in Declaration().Matches(module.Value))
                foreach (Match name in DeclaredName().Matches(Nested().Replace(declaration.Groups["names"].Value, match => new string('_', match.Length))))
                    declared.TryAdd(name.Groups["name"].Value, declaration.Groups["names"].Index + name.Groups["name"].Index);
            foreach (var early in Name().Matches(module.Value).Where(use => declared.TryGetValue(use.Value, out var at) && use.Index < at).Select(use => use.Value).Distinct())
                yield return early;
        }
    }

    [GeneratedRegex("""//[^\n]*|"[^"\n]*" """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex CommentOrString();

    [GeneratedRegex(@"\bmodule\b.*?\bendmodule\b", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Module();

    [GeneratedRegex(@"(?<=\n *)(?:wire|reg|integer|genvar|localparam)\b(?: +signed)?(?: *\[[^\]]*\])? +(?<names>[a-zA-Z_][^;]*);", RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    // What stands in brackets declares nothing.
    [GeneratedRegex(@"\{[^;]*\}|\([^;]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Nested();

    [GeneratedRegex(@"(?:^|,\s*)(?<name>[a-zA-Z_]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex DeclaredName();

    [GeneratedRegex(@"(?<![\w.'$`])[a-zA-Z_]\w*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
