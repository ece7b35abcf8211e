using System.Globalization;

namespace Neuro.Graph;

/// <summary>Reads a number format, such as <c>fix&lt;8,4&gt;</c>.</summary>
public static class FormatText
{
    /// <summary>Null if the text is none; the format may still have a <see cref="Format.Problem"/>.</summary>
    public static Format? Parse(string text)
    {
        var compact = text.Replace(" ", "", StringComparison.Ordinal);
        var signed = compact.StartsWith("fix<", StringComparison.Ordinal);
        if (!signed && !compact.StartsWith("ufix<", StringComparison.Ordinal) || !compact.EndsWith('>'))
            return null;
        var numbers = compact[(signed ? 4 : 5)..^1].Split(',');
        return numbers.Length == 2
            && int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && int.TryParse(numbers[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var frac)
                ? new Format(signed, bits, frac)
                : null;
    }

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
}
