using System.Globalization;
using System.Text.RegularExpressions;

namespace Neuro.Graph;

/// <summary>Reads a number format, such as <c>fix&lt;8,4&gt;</c>.</summary>
public static partial class FormatText
{
    /// <summary>Null if the text is none; the format may still have a <see cref="Format.Problem"/>.</summary>
    public static Format? Parse(string text) =>
        Shape().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["bits"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
        && int.TryParse(match.Groups["frac"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var frac)
            ? new Format(match.Groups["unsigned"].Length == 0, bits, frac)
            : null;

    /// <summary>Null, and an error, if the value is no format that is allowed.</summary>
    public static Format? Read(JsonValue value, Diagnostics diagnostics)
    {
        if (value.ReadString("a number format, a string such as \"fix<8,4>\"", diagnostics) is not { } text)
            return null;
        if (Parse(text) is not { } format)
            diagnostics.Error(Code.BadNumberFormat, value.Place, $"'{text}' is no number format", "formats look like fix<8,4>, signed with 4 of 8 bits behind the point, or ufix<8,0>, unsigned");
        else if (format.Problem is { } problem)
            diagnostics.Error(Code.BadNumberFormat, value.Place, problem);
        else
            return format;
        return null;
    }

    [GeneratedRegex(@"^ *(?<unsigned>u?)fix *< *(?<bits>[0-9]+) *, *(?<frac>[+-]?[0-9]+) *> *\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
