using System.Text.RegularExpressions;

namespace Neuro.Hw;

/// <summary>Which part of the hardware a fault is in.</summary>
public enum FaultArea
{
    /// <summary>What is computed and kept: neurons, sums, synapses, states.</summary>
    Data,
    /// <summary>What happens when.</summary>
    Control,
    /// <summary>What goes in and out: words, memory port, scan.</summary>
    Interface,
}

/// <summary>A way to do wrong, and where it can be done.</summary>
/// <param name="What">In a sentence.</param>
/// <param name="File">How the names of files end that it is done in.</param>
/// <param name="Place">Finds places; the group e is an expression.</param>
/// <param name="Faulty">What stands in the place of that expression, by the groups of the match.</param>
public sealed record FaultKind(string What, FaultArea Area, string File, Regex Place, string Faulty)
{
    internal FaultKind(string what, FaultArea area, string file, string place, string faulty)
        : this(what, area, file, new Regex(place, RegexOptions.CultureInvariant | RegexOptions.Multiline), faulty)
    {
    }
}
