using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>A connection of a module.</summary>
internal sealed record ModulePort(string Name, bool IsInput, int Bits);

/// <summary>Reads the connections out of a module's head, one a line, as emitted Verilog has them.</summary>
internal static partial class ModulePorts
{
    public static ImmutableArray<ModulePort> Of(string verilog) =>
    [
        .. Declaration().Matches(verilog[..verilog.IndexOf(");", StringComparison.Ordinal)]).Select(match => new ModulePort(
            match.Groups["name"].Value,
            match.Groups["direction"].Value == "input",
            match.Groups["high"] is { Success: true, Value: var high } ? int.Parse(high, CultureInfo.InvariantCulture) + 1 : 1)),
    ];

    [GeneratedRegex(@"^\s*(?<direction>input|output)\s+(wire|reg)\s+(signed\s+)?(\[(?<high>\d+):0\]\s+)?(?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
