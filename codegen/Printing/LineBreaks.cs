using System.Text;

namespace Neuro.Codegen;

/// <summary>Keeps lines of Verilog and C within the columns of a screen, however many lanes or ports a network has.</summary>
internal static class LineBreaks
{
    public const int MostColumns = 120;

    private const int Continuation = 8;

    // A comma stays at its line's end; an operator begins the next.
    private static readonly string[] Operators = [" && ", " || ", " ? ", " : ", " + ", " - ", " | "];

    public static string Within(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var line in text[..^1].Split('\n'))
            Append(result, line);
        return result.ToString();
    }

    /// <summary>The same for a page of Markdown: its paragraphs, but not its tables and examples, which have no place where they may be broken.</summary>
    public static string InPage(string text)
    {
        var result = new StringBuilder(text.Length);
        var (isExample, left) = (false, "");
        foreach (var line in text[..^1].Split('\n'))
        {
            isExample ^= line.StartsWith("```", StringComparison.Ordinal);
            var isProse = !isExample && line.Length > 0 && line[0] is not ('|' or '#' or '`');
            if (left.Length > 0 && !isProse)
                result.Append(left).Append('\n');
            // What one line leaves begins the next of its paragraph.
            var rest = left.Length > 0 && isProse ? $"{left} {line}" : line;
            left = "";
            while (isProse && rest.Length > MostColumns && rest.LastIndexOf(' ', MostColumns) is > 0 and var space)
            {
                result.Append(rest.AsSpan(0, space)).Append('\n');
                left = rest = rest[(space + 1)..];
            }
            if (left.Length == 0)
                result.Append(rest).Append('\n');
        }
        return left.Length > 0 ? result.Append(left).Append('\n').ToString() : result.ToString();
    }

    private static void Append(StringBuilder result, string line)
    {
        var indent = line.Length - line.TrimStart().Length;
        // What is all comment has no place where it may be broken.
        if (line.AsSpan(indent).StartsWith("//"))
        {
            result.Append(line).Append('\n');
            return;
        }
        // A comment beside a long line goes before it.
        if (line.Length > MostColumns && Comment(line) is > 0 and var comment)
        {
            result.Append(' ', indent).Append(line.AsSpan(comment + 1)).Append('\n');
            line = line[..comment].TrimEnd();
        }
        for (var isFirst = true; line.Length > MostColumns; isFirst = false)
        {
            var at = Break(line, indent + (isFirst ? 0 : Continuation));
            if (at < 0)
                break;
            result.Append(line.AsSpan(0, at).TrimEnd()).Append('\n');
            line = new string(' ', indent + Continuation) + line[at..].TrimStart();
        }
        result.Append(line).Append('\n');
    }

    private static int Comment(string line) =>
        line.IndexOf(" // ", StringComparison.Ordinal) is > 0 and var verilog ? verilog : line.IndexOf(" /* ", StringComparison.Ordinal);

    // Behind the last comma, or before the last operator, that leaves a line short enough; -1 if there is none.
    private static int Break(string line, int indent)
    {
        var best = -1;
        var isQuoted = false;
        for (var i = 0; i < MostColumns; i++)
        {
            isQuoted ^= line[i] == '"';
            if (isQuoted || i <= indent)
                continue;
            if (line[i] == ',' && line[i + 1] == ' ')
                best = i + 1;
            else if (line[i] == ' ' && Operators.Any(op => string.CompareOrdinal(line, i, op, 0, op.Length) == 0))
                best = i;
        }
        return best;
    }
}
