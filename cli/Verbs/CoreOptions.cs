using System.CommandLine;
using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Cli;

/// <summary>What all verbs that make hardware may be told of its core, but for its lanes and its shell.</summary>
internal sealed class CoreOptions
{
    private const int MostLevels = 1000;

    private readonly Option<string> digest = new("--digest")
    {
        Description = "Whether the hardware sends the digest of all states at every tick: on or off; on unless given.",
        HelpName = "ON|OFF",
        DefaultValueFactory = _ => "on",
    };
    private readonly Option<string> synapses = new("--synapses")
    {
        Description = "How the memories of synapses get their contents: stored in the hardware, or loaded by a host before the first tick, as an iCE40 UP5K's large memories must be; stored unless given.",
        HelpName = "STORED|LOADED",
        DefaultValueFactory = _ => "stored",
    };
    private readonly Option<string> delays = new("--delays")
    {
        Description = "Where events wait until they arrive: in rings of sums; in relays wherever all synapses of a source have one delay, a bit for each neuron and tick; or where they take fewer bits: smallest, unless given.",
        HelpName = "SMALLEST|RINGS|RELAYS",
        DefaultValueFactory = _ => "smallest",
    };
    private readonly Option<int?> levels = new("--stage-levels")
    {
        Description = string.Create(CultureInfo.InvariantCulture, $"Levels of logic between two registers of a neuron's datapath, at most, unless one step takes more: fewer make a faster clock and a longer update; {StageLevels.Default.Budget}, and {StageLevels.Default.ProductBudget} for products, unless given."),
        HelpName = "LEVELS",
    };

    /// <summary>In the order in which help shows them.</summary>
    public IEnumerable<Option> All => [digest, synapses, delays, levels];

    /// <summary>A core of one lane without a shell.</summary>
    public PlanOptions Of(ParseResult given, Session session) => new(
        Digest: OneOf(session, given, digest, "on", "off") == "on",
        HasImages: OneOf(session, given, synapses, "stored", "loaded") == "stored",
        StageLevels: Levels(session, given.GetValue(levels)),
        Delays: Enum.Parse<DelayForm>(OneOf(session, given, delays, [.. Enum.GetNames<DelayForm>().Select(name => name.ToLowerInvariant())]), ignoreCase: true));

    private static string OneOf(Session session, ParseResult given, Option<string> option, params string[] values)
    {
        var value = given.GetRequiredValue(option);
        if (values.Contains(value))
            return value;
        session.Diagnostics.Error(Code.BadOption, new Place.Named(option.Name), $"it is {string.Join(", ", values[..^1])} or {values[^1]}; found '{value}'");
        return values[0];
    }

    private static StageLevels? Levels(Session session, int? levels)
    {
        if (levels is < 1 or > MostLevels)
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--stage-levels"), string.Create(CultureInfo.InvariantCulture, $"it is from 1 to {MostLevels}; found {levels}"));
        return levels is { } budget ? StageLevels.Default.With(budget) : null;
    }
}
