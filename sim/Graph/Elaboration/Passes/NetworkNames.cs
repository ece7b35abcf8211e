using System.Globalization;
using System.Text;

namespace Neuro.Graph;

/// <summary>The populations of a network by name. Checks that names can be told apart, also by what hardware knows of them.</summary>
internal sealed class NetworkNames
{
    public const int LongestName = 200;

    private readonly Dictionary<string, int> populations = new(StringComparer.Ordinal);

    public static NetworkNames Of(Network network, Diagnostics diagnostics)
    {
        var names = new NetworkNames();
        Check(network.Name, "a network", network.Place, diagnostics);
        var words = new Dictionary<uint, string>();
        for (var index = 0; index < network.Populations.Length; index++)
        {
            var (name, place) = (network.Populations[index].Name, network.Populations[index].Place);
            if (!Check(name, "a population", place, diagnostics))
                continue;
            if (!names.populations.TryAdd(name, index))
                diagnostics.Error(Code.DuplicatePopulation, place, $"there is a population '{name}' already", "names tell populations apart: rename one of them");
            else if (!words.TryAdd(RandomDraws.PopulationWord(name), name))
                diagnostics.Error(Code.NameCollision, place,
                    $"the names '{name}' and '{words[RandomDraws.PopulationWord(name)]}' have the same CRC-32, so that both would draw the same random numbers",
                    "rename one of them");
        }
        return names;
    }

    /// <summary>The index of a population; null, and an error, if there is none.</summary>
    public int? Find(NeuronRange range, Place place, Diagnostics diagnostics)
    {
        if (populations.TryGetValue(range.Population, out var index))
            return index;
        diagnostics.Error(Code.UnknownPopulation, range.Place ?? place, $"there is no population '{range.Population}'", Suggestion(range.Population, populations.Keys));
        return null;
    }

    /// <summary>What to say beside an unknown name.</summary>
    public static string? Suggestion(string name, IReadOnlyCollection<string> known) =>
        Words.Nearest(name, known) is { } near ? $"did you mean '{near}'?"
        : known.Count is > 0 and <= 20 ? $"there is {string.Join(", ", known.Select(k => $"'{k}'"))}"
        : null;

    /// <summary>Whether text may be a name: anything that can be printed on one line.</summary>
    public static bool Check(string name, string whose, Place place, Diagnostics diagnostics)
    {
        var problem = name.Length == 0 ? "is empty"
            : name.Length > LongestName ? $"has {name.Length} characters; the most is {LongestName}"
            : name.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                ? "holds a control character"
            : name.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar) ? "holds half of a surrogate pair, or the character that stands for it"
            : null;
        if (problem is not null)
            diagnostics.Error(Code.BadName, place, $"the name of {whose} {problem}");
        return problem is null;
    }
}
