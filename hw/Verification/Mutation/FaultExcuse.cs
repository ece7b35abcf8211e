using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>Why nothing comes of a fault in some places, which no run can show.</summary>
/// <param name="What">The kind of fault.</param>
/// <param name="File">How the name of the file ends.</param>
/// <param name="Context">What stands behind the place.</param>
/// <param name="Holds">For which hardware it is so.</param>
/// <param name="Case">What the last comment before the place says: of which population a case of a table is.</param>
internal sealed record FaultExcuse(string What, string File, Regex Context, Func<HardwarePlan, bool> Holds, string Reason, Regex? Case = null)
{
    // Behind a place it is looked so far for the context.
    private const int Reach = 160;

    private const string NoHoldInUpdates =
        "a core holds where it takes a word or one waits to leave; none does while rows are updated, so nothing of an update is under way when it holds";

    private const string NoHoldInSweeps = "a core holds where it takes a word or one waits to leave; none does while it sweeps";

    private static readonly ImmutableArray<FaultExcuse> All =
    [
        new("a stage runs on while the core holds", "_neuron.v", Any, _ => true, NoHoldInUpdates),
        new("random words run on while the core holds", "neuro_draw.v", Any, _ => true, NoHoldInUpdates),
        new("a register of the core runs on while it holds", "core.v", Before("draw_group_q"), _ => true, NoHoldInUpdates),
        new("a register of the core runs on while it holds", "core.v", Before("initial_row_q"), _ => true, NoHoldInSweeps),
        new("a list runs on while the core holds", "sparse.v", Any, plan => plan.Rows.Length > 0,
            "where there are rows, lists have a phase of their own, in which nothing is sent: a core holds in its first clock at most, for the last word of the phase before, and then nothing of a list is under way"),
        new("a register of the core runs on while it holds", "core.v", Before(@"taken_\w+_row_q"), _ => true, NoHoldInUpdates),
        new("a step of the core goes on while it holds", "core.v", Before("initial_unit_q"), _ => true, NoHoldInSweeps),
        new("an operation is under way after a reset", "neuro_sums.v", Any, _ => true, "a sweep follows, which clears every sum"),
        new("a list keeps what was cleared", "sparse.v", Any, _ => true,
            "it is cleared when its last entry has been given, and then the last pointer was taken, or there is none"),
        new("events are gathered while the core holds", "neuro_gather.v", Any, _ => true, "no word is taken while the core holds, and without one there is no event"),
        new("a word of spikes is read before it has arrived", "neuro_spikes.v", Any, _ => true,
            "spikes are sought from the second clock of a phase on, and none is stored in it, so that each word has arrived"),
        new("rows of an update run on while the core holds", "neuro_walk.v", Any, _ => true, NoHoldInUpdates),
        new("what is added is the opposite", "lane.v", Matching(@"^\w+\[0\]\)"), _ => true, "a number of one bit is its own opposite"),
        new("a reset leaves the slot of now", "core.v", Matching(@"^rst\)\n +now_(\w+) <= \d+'d0;\n.*\n +now_\1 <= now_\1 \+"), _ => true,
            "where a ring has a power of two of slots, any is as good a beginning as another: the sweep that follows empties all of them"),
        new("a padded lane fires", "core.v", Any, plan => !plan.Relays.IsEmpty, "a relay's lane without a neuron hears nothing, and so says nothing", Matching("^[^ ]+ to [^ ]+$")),
    ];

    private static Regex Any => Matching("");

    /// <summary>The reason, if one is known.</summary>
    public static string? For(Mutant mutant, IReadOnlyList<EmittedFile> files, HardwarePlan plan)
    {
        var text = files.Single(file => file.Path == mutant.Path).Text;
        var behind = text.Substring(mutant.Start, Math.Min(Reach, text.Length - mutant.Start));
        return All.FirstOrDefault(excuse => excuse.What == mutant.Kind.What && mutant.Path.EndsWith(excuse.File, StringComparison.Ordinal)
            && excuse.Context.IsMatch(behind) && excuse.Holds(plan) && (excuse.Case is not { } its || its.IsMatch(CommentBefore(text, mutant.Start))))?.Reason;
    }

    private static string CommentBefore(string text, int place)
    {
        const string mark = "// ";
        var start = text.LastIndexOf(mark, place, StringComparison.Ordinal) + mark.Length;
        return text[start..text.IndexOf('\n', start)];
    }

    private static Regex Before(string name) => Matching($@"^en\)(?: begin)?\n +{name}");

    private static Regex Matching(string pattern) => new(pattern, RegexOptions.CultureInvariant);
}
