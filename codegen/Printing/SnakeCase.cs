using System.Text;

namespace Neuro.Codegen;

/// <summary>Names as Verilog and C have them: lower case, words joined by underscores.</summary>
internal static class SnakeCase
{
    /// <summary>An underscore where a capital follows a small letter or a digit: <c>LifReset</c> becomes <c>lif_reset</c>.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0 && char.IsAsciiLetterOrDigit(text[^1]) && !char.IsAsciiLetterUpper(text[^1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }
}
