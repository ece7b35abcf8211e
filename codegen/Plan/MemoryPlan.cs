using System.Globalization;
using System.Numerics;
using System.Text;

namespace Neuro.Codegen;

/// <summary>A memory that every lane has one of.</summary>
/// <param name="Name">Unique among memories; names its images.</param>
/// <param name="Width">Bits of a word; 0: nothing is stored.</param>
/// <param name="What">What a word holds, for the reader of a report.</param>
/// <param name="Contents">By lane: all words; null: not given an image.</param>
public sealed record MemoryPlan(string Name, int Width, int Depth, string What, BigInteger[][]? Contents)
{
    public int AddressBits => Codegen.Width.Index(Depth);

    /// <summary>Bits that the memory of one lane holds.</summary>
    public long Bits => (long)Width * Depth;

    /// <summary>What a field of a lane's words holds, by address.</summary>
    public Func<long, long> Numbers(NumberField field, int lane)
    {
        var words = Contents![lane];
        return Width <= 64 ? address => field.Decode((ulong)words[address]) : address => field.Decode(words[address]);
    }

    /// <summary>The image of a lane, one word a line, for <c>$readmemh</c>.</summary>
    public string Image(int lane)
    {
        var text = new StringBuilder();
        foreach (var word in Contents![lane])
            Append(text, word, Width);
        return text.ToString();
    }

    /// <summary>The image of all lanes as one memory, lane 0 in the low bits.</summary>
    public string WideImage()
    {
        var text = new StringBuilder();
        for (var address = 0; address < Depth; address++)
        {
            var word = BigInteger.Zero;
            for (var lane = Contents!.Length - 1; lane >= 0; lane--)
                word = (word << Width) | Contents[lane][address];
            Append(text, word, Width * Contents.Length);
        }
        return text.ToString();
    }

    // A number that begins with a digit of 8 or more is spelt with a zero before it.
    private static void Append(StringBuilder text, BigInteger word, int width)
    {
        var digits = (width + 3) / 4;
        var hex = word.ToString("x", CultureInfo.InvariantCulture).PadLeft(digits, '0');
        text.Append(hex, hex.Length - digits, digits).Append('\n');
    }
}
