using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>
/// Reads the dictionary in an array's header, such as
/// <c>{'descr': '&lt;i4', 'fortran_order': False, 'shape': (3, 4), }</c>.
/// </summary>
/// <param name="offset">Of the text within the array, for diagnostics.</param>
internal sealed class NpyHeaderText(string text, ArrayPlace file, int offset)
{
    private const int MaxRank = 64;

    private int at;

    public NpyHeader Parse()
    {
        NpyType? type = null;
        bool? fortran = null;
        ImmutableArray<long>? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            var start = at;
            var key = Quoted();
            Expect(':');
            switch (key)
            {
                case "descr" when type is null:
                    type = Type();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = Truth();
                    break;
                case "shape" when shape is null:
                    shape = Shape();
                    break;
                default:
                    throw Bad(start, key is "descr" or "fortran_order" or "shape"
                        ? $"the array's header says '{key}' twice"
                        : $"the array's header has an unknown key '{key}'");
            }
            if (!Take(','))
            {
                Expect('}');
                break;
            }
        }
        SkipBlanks();
        if (at < text.Length)
            throw Bad(at, $"the array's header goes on after its end with {Shown(at)}");
        return new(
            type ?? throw Bad(0, "the array's header lacks 'descr'"),
            fortran ?? throw Bad(0, "the array's header lacks 'fortran_order'"),
            shape ?? throw Bad(0, "the array's header lacks 'shape'"));
    }

    private NpyType Type()
    {
        SkipBlanks();
        var start = at;
        const string help = "give plain numbers: i1 to i8, u1 to u8, b1, f2, f4 or f8, '<' or '>'";
        if (at < text.Length && text[at] == '[')
            throw file.Bad(Code.UnsupportedElement, offset + start, "the array's elements are records, not numbers", help);
        var descr = Quoted();
        return NpyType.Parse(descr)
            ?? throw file.Bad(Code.UnsupportedElement, offset + start, $"the array's elements are of type '{descr}', which is not read here", help);
    }

    private bool Truth()
    {
        SkipBlanks();
        var rest = text.AsSpan(at);
        if (rest.StartsWith("True"))
        {
            at += 4;
            return true;
        }
        if (rest.StartsWith("False"))
        {
            at += 5;
            return false;
        }
        throw Bad(at, $"'fortran_order' is True or False; found {Shown(at)}");
    }

    private ImmutableArray<long> Shape()
    {
        var shape = ImmutableArray.CreateBuilder<long>();
        Expect('(');
        while (!Take(')'))
        {
            if (shape.Count == MaxRank)
                throw Bad(at, $"the array has more than {MaxRank} dimensions");
            shape.Add(Length());
            if (!Take(','))
            {
                Expect(')');
                break;
            }
        }
        return shape.ToImmutable();
    }

    private long Length()
    {
        SkipBlanks();
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        if (at == start)
            throw Bad(start, $"a length of 'shape' is a number; found {Shown(start)}");
        if (!long.TryParse(text.AsSpan(start, at - start), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var length))
            throw file.Bad(Code.ArrayTooLarge, offset + start, $"a length of {text.AsSpan(start, Math.Min(at - start, 30))} is beyond 64 bits");
        // Python 2 marked long integers.
        if (at < text.Length && text[at] == 'L')
            at++;
        return length;
    }

    private string Quoted()
    {
        SkipBlanks();
        if (at >= text.Length || text[at] is not ('\'' or '"'))
            throw Bad(at, $"the array's header needs a quoted word here; found {Shown(at)}");
        var start = at + 1;
        var end = text.IndexOf(text[at], start);
        if (end < 0 || end - start > 100)
            throw Bad(at, "a quoted word of the array's header does not end");
        at = end + 1;
        return text[start..end];
    }

    private void Expect(char c)
    {
        if (!Take(c))
            throw Bad(at, $"the array's header needs '{c}' here; found {Shown(at)}");
    }

    private bool Take(char c)
    {
        SkipBlanks();
        if (at >= text.Length || text[at] != c)
            return false;
        at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\n' or '\t' or '\r')
            at++;
    }

    private string Shown(int position) => position >= text.Length ? "its end"
        : char.IsControl(text[position]) ? $"the byte 0x{(int)text[position]:x2}"
        : $"'{text[position]}'";

    private InvalidInputException Bad(int position, string message) =>
        file.Bad(Code.BadArrayHeader, offset + position, message, "save it with numpy.save or numpy.savez");
}
