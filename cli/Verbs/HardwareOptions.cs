using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>What verbs are told of how many cores they emit, and of what surrounds them.</summary>
internal static partial class HardwareOptions
{
    public static Option<string> Shell() => new("--shell")
    {
        Description = "What surrounds the core: none, or axi for AXI4-Stream and AXI4-Lite; none unless given.",
        HelpName = "SHELL",
        DefaultValueFactory = _ => "none",
    };

    /// <summary>Shells, separated by commas.</summary>
    public static ImmutableArray<Shell> Shells(Session session, string list)
    {
        var shells = ImmutableArray.CreateBuilder<Shell>();
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries))
            if (item is "none" or "axi")
                shells.Add(item == "axi" ? Codegen.Shell.Axi : Codegen.Shell.None);
            else
                session.Diagnostics.Error(Code.BadOption, new Place.Named("--shell"), $"a shell is none or axi; found '{item}'");
        return shells.ToImmutable();
    }

    /// <summary>Numbers of lanes, separated by commas.</summary>
    public static ImmutableArray<int> Lanes(Session session, string list)
    {
        var lanes = ImmutableArray.CreateBuilder<int>();
        foreach (var item in list.Split(',', StringSplitOptions.TrimEntries))
            if (int.TryParse(item, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= PlanOptions.MostLanes && BitOperations.IsPow2(count))
                lanes.Add(count);
            else
                session.Diagnostics.Error(Code.BadOption, new Place.Named("--lanes"), $"a number of lanes is 1, 2, 4, … {PlanOptions.MostLanes}; found '{item}'");
        return lanes.ToImmutable();
    }

    /// <summary>What stands before the names of all modules.</summary>
    public static string Prefix(Session session, string prefix)
    {
        if (!PrefixPattern().IsMatch(prefix))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--prefix"), $"a prefix is at most 20 letters, digits and underscores and begins with a letter; found '{prefix}'");
        if (prefix.StartsWith(Reserved, StringComparison.OrdinalIgnoreCase))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--prefix"), $"names that begin with {Reserved} are those of the support library; found '{prefix}'");
        return prefix;
    }

    // The support library's files and modules begin so.
    private const string Reserved = "neuro_";

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9_]{0,19})?$", RegexOptions.CultureInvariant)]
    private static partial Regex PrefixPattern();
}
