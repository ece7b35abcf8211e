using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>What verbs are told of the hardware they emit.</summary>
internal static partial class HardwareOptions
{
    public static Option<string> Digest() => new("--digest")
    {
        Description = "Whether the hardware sends the digest of all states at every tick: on or off; on unless given.",
        HelpName = "ON|OFF",
        DefaultValueFactory = _ => "on",
    };

    public static bool IsOn(Session session, string value)
    {
        if (value is not ("on" or "off"))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--digest"), $"it is on or off; found {value}");
        return value == "on";
    }

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

    public static Option<string> Synapses() => new("--synapses")
    {
        Description = "How the memories of synapses get their contents: stored in the hardware, or loaded by a host before the first tick, as an iCE40 UP5K's large memories must be; stored unless given.",
        HelpName = "STORED|LOADED",
        DefaultValueFactory = _ => "stored",
    };

    public static bool HasImages(Session session, string value)
    {
        if (value is not ("stored" or "loaded"))
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--synapses"), $"they are stored or loaded; found {value}");
        return value == "stored";
    }

    public static Option<string> Delays() => new("--delays")
    {
        Description = "Where events wait until they arrive: in rings of sums; in relays wherever all synapses of a source have one delay, a bit for each neuron and tick; or where they take fewer bits: smallest, unless given.",
        HelpName = "SMALLEST|RINGS|RELAYS",
        DefaultValueFactory = _ => "smallest",
    };

    public static DelayForm DelaysOf(Session session, string value)
    {
        foreach (var form in Enum.GetValues<DelayForm>())
            if (value == form.ToString().ToLowerInvariant())
                return form;
        session.Diagnostics.Error(Code.BadOption, new Place.Named("--delays"), $"events wait in rings or relays, or where they take fewer bits: smallest; found {value}");
        return DelayForm.Smallest;
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
