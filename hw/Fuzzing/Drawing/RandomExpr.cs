using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>
/// A random expression as the generator knows it: its text, its range, and its value by fractions. The value never
/// passes through the parser, so a wrong precedence or a misread literal shows.
/// </summary>
/// <param name="Text">With as few parentheses as the grammar lets stand.</param>
/// <param name="Level">How tightly the outermost operator binds; see <see cref="Levels"/>.</param>
/// <param name="Num">The exact range.</param>
/// <param name="Value">The value under a neuron's values.</param>
/// <param name="Draws">The random draws in it, in the order of the text.</param>
internal sealed record RandomExpr(string Text, int Level, Num Num, Func<RandomScope, Rational> Value, IReadOnlyList<RandomDraw> Draws)
{
    /// <summary>The text as an operand of an operator that binds at least so tightly.</summary>
    public string At(int level) => Level < level ? $"({Text})" : Text;
}

/// <summary>One <c>random</c> of a model; numbered when the model's text is complete.</summary>
internal sealed class RandomDraw
{
    public int Number { get; set; }
}

/// <summary>Operators of the language, loosest first.</summary>
internal static class Levels
{
    public const int Conditional = 0;
    public const int Or = 1;
    public const int And = 2;
    public const int Not = 3;
    public const int Comparison = 4;
    public const int Sum = 5;
    public const int Product = 6;
    public const int Negation = 7;
    public const int Primary = 8;
}

/// <summary>The values of one neuron while the oracle runs it.</summary>
internal sealed class RandomScope(NeuronFrame frame)
{
    public Dictionary<string, Rational> Values { get; } = new(StringComparer.Ordinal);

    public uint Draw(int number) => frame.Draw(number);
}
