using System.Collections.Immutable;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Parses, types and lowers models that a test writes out.</summary>
internal static class Models
{
    public static NeuronModel Parse(string text)
    {
        var diagnostics = new Diagnostics();
        var model = ModelParser.Parse(new("test.neuron", text), diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return model!;
    }

    public static TypedModel Typed(string text, params Num[] ports)
    {
        var diagnostics = new Diagnostics();
        var typed = ModelTyping.Of(Parse(text), [.. ports], diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        return typed!;
    }

    /// <summary>A model drawn at random, of which there may be warnings: that it does nothing.</summary>
    public static TypedModel Typed(RandomModel random) =>
        ModelTyping.Of(random.Parsed(), [.. random.Ports], new())!;

    /// <summary>The diagnostics of a model, as the user sees them.</summary>
    public static ImmutableArray<Diagnostic> Errors(string text, params Num[] ports)
    {
        var diagnostics = new Diagnostics();
        if (ModelParser.Parse(new("test.neuron", text), diagnostics) is { } model)
            ModelTyping.Of(model, [.. ports], diagnostics);
        return [.. diagnostics.Items];
    }
}
