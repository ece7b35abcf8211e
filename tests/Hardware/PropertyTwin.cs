using System.Text.RegularExpressions;

namespace Neuro.Tests;

/// <summary>What is put in the place of one property of a module, by hw/rtl/formal/twins.v, so that a proof must be refused.</summary>
/// <param name="Name">Under which it stands in that file.</param>
/// <param name="Property">Finds the lines with the properties.</param>
/// <param name="Cell">Their type in a netlist.</param>
/// <param name="Prepare">What is done with all properties first.</param>
/// <param name="Refute">The command that fails where nothing is refuted.</param>
internal sealed partial record PropertyTwin(string Name, Regex Property, string Cell, string Prepare, string Refute)
{
    /// <summary>An assertion of the false, refuted if its condition can come true at first, or in a state after another, in both of which all that is asserted holds.</summary>
    public static PropertyTwin False { get; } =
        new("FALSE", AssertStatement(), "$assume", "chformal -assert2assume", "sat -falsify -tempinduct -prove-asserts -set-assumes -maxsteps 1");

    /// <summary>The assertion that a state to be covered is never reached, and no other, which might be refuted as well.</summary>
    public static PropertyTwin Unreached { get; } =
        new("UNREACHED", CoverStatement(), "$cover", "chformal -assert -remove", "sat -falsify -tempinduct-baseonly -prove-asserts -set-assumes -maxsteps 12");

    [GeneratedRegex(@"assert \(.*\);")]
    private static partial Regex AssertStatement();

    [GeneratedRegex(@"cover \(.*\);")]
    private static partial Regex CoverStatement();
}
