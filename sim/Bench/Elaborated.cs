using Neuro.Graph;

namespace Neuro.Bench;

/// <summary>Networks that are known to be sound, elaborated.</summary>
internal static class Elaborated
{
    public static ElaboratedNetwork Of(Network network, CancellationToken cancellation = default)
    {
        var diagnostics = new Diagnostics();
        return Elaborator.Elaborate(network, diagnostics, watched: null, cancellation)
            ?? throw new InvalidOperationException(string.Join('\n', diagnostics.Items));
    }
}
