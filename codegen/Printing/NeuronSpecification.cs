using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// What a printed neuron is proven equal to: the same model as a Verilog module by another route, from its expressions
/// rather than its steps, in plain 96-bit arithmetic. Rounding is by remainder and clamping by comparison; nothing of
/// <see cref="Lowering"/> is in it. Products are inputs, and their factors outputs.
/// </summary>
/// <param name="Products">What it takes for an input beside the model's own.</param>
/// <param name="Points">What it has in common with the neuron on the way.</param>
/// <param name="Checks">Places where it does wrong if its input <c>twin</c> says so; 0 is right everywhere.</param>
public sealed record NeuronSpecification(string Name, TypedModel Model, string Text, ImmutableArray<SpecifiedInput> Inputs, ImmutableArray<SpecifiedProduct> Products, ImmutableArray<SpecifiedPoint> Points, ImmutableArray<SpecificationCheck> Checks)
{
    /// <summary>Bits of every value: those of the widest, 64, and room for the remainder of the coarsest rounding.</summary>
    public const int Bits = 96;

    public static NeuronSpecification Of(TypedModel typed, NeuronModule module) => new SpecificationPrinter(typed, module).Print();

    /// <summary>What it calls an output of the neuron.</summary>
    public static string Output(NeuronPort port) => $"out_{port.Name}";

    /// <summary>What the model calls an output of the neuron.</summary>
    public string Label(NeuronPort port) => port.Kind switch
    {
        NeuronPortKind.Next => Model.Model.States[port.Index].Name,
        NeuronPortKind.Spike => "spike",
        NeuronPortKind.Payload => "what is sent",
        NeuronPortKind.Let => Model.Lets[port.Index].Name,
        _ => throw new UnreachableException($"{port} is no output"),
    };

    /// <summary>What stands in the model, on one line.</summary>
    public static string Quoted(Place.Text place) => string.Join(' ', place.Source.Text.Substring(place.Start, place.Length).Split('\n')
        .SelectMany(line => line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Bits of it behind the binary point.</summary>
    public int Frac(NeuronPort port) => port.Kind switch
    {
        NeuronPortKind.Next => Model.Model.States[port.Index].Type.Format.Frac,
        NeuronPortKind.Payload => Model.Model.Payload.Frac,
        NeuronPortKind.Let => Model.Lets[port.Index].Range.Frac,
        _ => 0,
    };
}

/// <summary>An input of a specification: a parameter, a port's sum, a state or a random word of the model.</summary>
/// <param name="Label">What the model calls it.</param>
/// <param name="Range">All that it can be; null: any word of 32 bits.</param>
public sealed record SpecifiedInput(string Name, string Label, NeuronPortKind Kind, int Index, Num? Range)
{
    /// <summary>All that a model reads, used or not.</summary>
    internal static ImmutableArray<SpecifiedInput> Of(TypedModel typed)
    {
        var model = typed.Model;
        return
        [
            .. model.Params.Select((param, p) => new SpecifiedInput($"param_{p}", param.Name, NeuronPortKind.Param, p, param.Type.Format.Num)),
            .. model.Inputs.Select((port, p) => new SpecifiedInput($"port_{p}", port.Name, NeuronPortKind.Port, p, typed.Ports[p])),
            .. model.States.Select((state, s) => new SpecifiedInput($"state_{s}", state.Name, NeuronPortKind.State, s, state.Type.Format.Num)),
            .. Enumerable.Range(0, model.Draws).Select(d => new SpecifiedInput($"draw_{d}", $"draw {d}", NeuronPortKind.Draw, d, null)),
        ];
    }
}

/// <summary>A product that a specification takes for an input.</summary>
/// <param name="Printed">What it stands for in the printed neuron.</param>
/// <param name="A">All that its first factor can be.</param>
/// <param name="B">And its second.</param>
public sealed record SpecifiedProduct(int Number, NeuronProduct Printed, Num A, Num B)
{
    /// <summary>The input that holds it.</summary>
    public string Value => string.Create(CultureInfo.InvariantCulture, $"product_{Number}");

    /// <summary>The outputs that hold its factors.</summary>
    public (string A, string B) Factors => (Value + "_a", Value + "_b");

    /// <summary>The output that holds the sum of its parts.</summary>
    public string Sum => Value + "_sum";

    public Num Range => A * B;

    /// <summary>Whether it is the sum of several parts, and compared as such.</summary>
    public bool IsSum => Printed.Parts.Length > 1;

    /// <summary>What is multiplied for it: itself, or its parts.</summary>
    public ImmutableArray<SpecifiedMultiplication> Multiplications => Printed.Parts.IsEmpty
        ? [new(Value, Printed.Name, A, B)]
        : [.. Printed.Parts.Select((part, n) => new SpecifiedMultiplication(
            string.Create(CultureInfo.InvariantCulture, $"{Value}_part_{n}"), part.Name, part.Factor.OfSecond ? A : B, part.Factor.Of(part.Factor.OfSecond ? B : A)))];
}

/// <summary>A multiplication that a specification takes for an input.</summary>
/// <param name="Value">That input.</param>
/// <param name="Wire">What holds the same in the printed neuron.</param>
public sealed record SpecifiedMultiplication(string Value, string Wire, Num A, Num B)
{
    /// <summary>The outputs that hold its factors.</summary>
    public (string A, string B) Factors => (Value + "_a", Value + "_b");

    public Num Range => A * B;
}

/// <summary>A value that should be the same in the neuron, and helps to compare what is made of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Wire">What holds it in the neuron.</param>
public sealed record SpecifiedPoint(int Number, string Wire)
{
    /// <summary>The output that holds it.</summary>
    public string Value => string.Create(CultureInfo.InvariantCulture, $"point_{Number}");
}

/// <summary>A rounding, a comparison or an end of a clamp, and what it may be told to do instead.</summary>
/// <param name="Place">The expression or statement.</param>
/// <param name="What">Which part of it.</param>
/// <param name="Twins">Wrong ones; what makes the least difference first.</param>
public sealed record SpecificationCheck(Place.Text Place, string What, ImmutableArray<SpecificationTwin> Twins);

/// <summary>A wrong variant.</summary>
/// <param name="Number">What the input <c>twin</c> is then.</param>
/// <param name="What">What it does, in words.</param>
public sealed record SpecificationTwin(int Number, string What);
