using System.Numerics;

namespace Neuro.Graph;

/// <summary>Reads numbers and types, and puts numbers on the grid of a type.</summary>
internal sealed class LiteralParser(TokenReader reader)
{
    /// <summary>A literal in an expression: any binary fraction.</summary>
    public Expr.Literal Plain()
    {
        var token = reader.Next();
        var place = reader.Place(token);
        if (NumberText.Parse(token.Text) is not { } number)
        {
            reader.Diagnostics.Error(Code.BadNumber, place, $"'{token.Text}' is no number", "numbers look like 12, 0.25 or 0x1F");
            return new(Exact.Zero, place);
        }
        if (number.AsExact() is not { } exact)
        {
            reader.Diagnostics.Error(Code.NotRepresentable, place, $"{token.Text} is no binary fraction, so no fixed-point number equals it",
                $"give it a type: ({token.Text} : fix<16,12> round nearest)");
            return new(Exact.Zero, place);
        }
        return new(exact, place);
    }

    /// <summary>Whether what follows an opening parenthesis is <c>number : type</c>.</summary>
    public bool AtTyped()
    {
        var (first, second, third) = (reader.Current, reader.Ahead(1), reader.Ahead(2));
        return (first.Kind == TokenKind.Number && second.Is(":")) || (first.Is("-") && second.Kind == TokenKind.Number && third.Is(":"));
    }

    /// <summary><c>number : type [round r] [overflow o]</c></summary>
    public Expr.Literal Typed()
    {
        var start = reader.Current.Start;
        var (number, place) = Signed();
        reader.Expect(":");
        var (type, explicitRounding) = Type();
        return new(new(OnGrid(number, place, type, explicitRounding), type.Format.Frac), reader.PlaceFrom(start));
    }

    /// <summary>A constant of a declared type, as its raw integer.</summary>
    public long Constant(Narrowing type, bool explicitRounding)
    {
        var (number, place) = Signed();
        return OnGrid(number, place, type, explicitRounding);
    }

    /// <summary><c>fix&lt;w,f&gt; [round r] [overflow o]</c>, and whether it names a rounding.</summary>
    public (Narrowing Type, bool ExplicitRounding) Type()
    {
        var start = reader.Current.Start;
        if (!reader.Current.Is("fix") && !reader.Current.Is("ufix"))
            throw reader.Fail($"expected a type, found {reader.Found}", "types look like fix<16,8> or ufix<8,0>");
        var signed = reader.Next().Text == "fix";
        reader.Expect("<");
        var bits = Integer();
        reader.Expect(",");
        var frac = Integer();
        reader.ExpectClosingAngle();
        var format = new Format(signed, bits, frac);
        if (format.Problem is { } problem)
        {
            reader.Diagnostics.Error(Code.BadFormat, reader.PlaceFrom(start), problem);
            format = Format.Fix(16, 0);
        }
        Rounding? rounding = null;
        Overflow? overflow = null;
        while (true)
        {
            if (rounding is null && reader.Accept("round"))
                rounding = Mode<Rounding>(Words.Roundings, "rounding");
            else if (overflow is null && reader.Accept("overflow"))
                overflow = Mode<Overflow>(Words.Overflows, "overflow mode");
            else
                return (new(format, rounding ?? Rounding.Floor, overflow ?? Overflow.Saturate), rounding is not null);
        }
    }

    private T Mode<T>(string[] words, string what)
        where T : struct, Enum
    {
        var token = reader.Current;
        var index = token.Kind == TokenKind.Name ? Array.IndexOf(words, token.Text) : -1;
        if (index < 0)
            throw reader.Fail($"{token.Shown} is no {what}", $"one of {string.Join(", ", words)}");
        reader.Next();
        return Enum.GetValues<T>()[index];
    }

    private int Integer()
    {
        var start = reader.Current.Start;
        var sign = reader.Accept("-") ? -1 : 1;
        var token = reader.Next();
        if (token.Kind != TokenKind.Number || NumberText.Parse(token.Text)?.AsExact() is not { Frac: 0 } value || value.Raw > 10_000)
        {
            reader.Diagnostics.Error(Code.BadFormat, reader.PlaceFrom(start), $"expected a whole number of bits, found {token.Shown}", "types look like fix<16,8>");
            throw new TokenReader.SyntaxException();
        }
        return sign * (int)value.Raw;
    }

    private (NumberText Number, Place.Text Place) Signed()
    {
        var start = reader.Current.Start;
        var negative = reader.Accept("-");
        var token = reader.Current;
        if (token.Kind != TokenKind.Number)
        {
            reader.Diagnostics.Error(Code.NotConstant, reader.Place(token), $"expected a number, found {token.Shown}", "defaults, initial values and table entries are written out");
            throw new TokenReader.SyntaxException();
        }
        reader.Next();
        var place = reader.PlaceFrom(start);
        if (NumberText.Parse(token.Text) is { } number)
            return (negative ? number with { Digits = -number.Digits } : number, place);
        reader.Diagnostics.Error(Code.BadNumber, place, $"'{token.Text}' is no number", "numbers look like 12, 0.25 or 0x1F");
        return (new(BigInteger.Zero, 0), place);
    }

    private long OnGrid(NumberText number, Place.Text place, Narrowing type, bool explicitRounding)
    {
        var format = type.Format;
        if (number.RawAt(format.Frac, explicitRounding ? type.Rounding : null) is not { } raw)
        {
            var below = new Exact(number.RawAt(format.Frac, Rounding.Floor)!.Value, format.Frac);
            var above = new Exact(below.Raw + 1, format.Frac);
            reader.Diagnostics.Error(Code.NotRepresentable, place, $"{format} has no such number; its neighbours are {below} and {above}",
                "take one of them, or say how to round: … round nearest = …");
            return 0;
        }
        var range = format.Num;
        if (raw >= range.Min && raw <= range.Max)
            return (long)raw;
        reader.Diagnostics.Error(Code.NotRepresentable, place, $"this is outside {format}, which goes from {new Exact(range.Min, range.Frac)} to {new Exact(range.Max, range.Frac)}",
            "give the type more bits before the point, or take a number inside");
        return 0;
    }
}
