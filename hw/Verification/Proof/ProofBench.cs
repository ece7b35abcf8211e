using System.Globalization;
using System.Numerics;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>What a proof bench asks for.</summary>
internal enum ProofQuestion
{
    /// <summary>Neuron and specification agree, goal by goal; products are free.</summary>
    Equal,
    /// <summary>The neuron agrees with a specification that may be told to do wrong; products are free.</summary>
    Twin,
    /// <summary>The same with real products, outputs alone: what refuses it is a case that happens.</summary>
    Case,
}

/// <summary>
/// A Verilog module that sets a printed neuron, its pipeline made a wire, beside its specification: any inputs and states
/// within the ranges. A product is the same free number on both sides, and its factors must be equal on both sides and
/// within the ranges that bound it. Points come first, of which it is asked whether they are the same. Each product is a goal, and each output; what was proven helps with the next goal, and
/// after the last it asks for what is false.
/// </summary>
internal sealed class ProofBench(NeuronModule module, NeuronNetlist netlist, NeuronSpecification specification)
{
    private const int Wide = NeuronSpecification.Bits;

    private readonly List<string> ports = [];
    private readonly List<string> lines = [];
    private readonly List<string> neuron = [];
    private readonly List<string> right = [];
    private readonly List<string> assumed = [];
    private readonly List<List<string>> goals = [];

    /// <summary>How many goals there are; they are numbered from 1.</summary>
    public static int Goals(NeuronModule module, NeuronSpecification specification) => specification.Products.Length + Outputs(module).Count;

    /// <summary>Outputs of the neuron, in the order of the numbers that the bench calls them by: lets first, of which others are made.</summary>
    public static IReadOnlyList<NeuronPort> Outputs(NeuronModule module) => [.. module.Ports.Where(p => p.IsOutput).OrderBy(p => p.Kind != NeuronPortKind.Let)];

    /// <summary>What the bench calls an output of the neuron, and of the specification.</summary>
    public static (string Found, string Right) Output(int number) =>
        (string.Create(CultureInfo.InvariantCulture, $"found_{number}"), string.Create(CultureInfo.InvariantCulture, $"right_{number}"));

    /// <summary>Products that are inputs of the bench.</summary>
    public static IEnumerable<SpecifiedProduct> Free(NeuronSpecification specification) =>
        specification.Products.Where(product => product.Printed.Parts.IsEmpty || product.IsSum);

    public string Text(string name, ProofQuestion question)
    {
        foreach (var list in (ReadOnlySpan<List<string>>)[ports, lines, neuron, right, assumed])
            list.Clear();
        goals.Clear();
        ports.Add("input wire clk");
        ports.Add("input wire en");
        var hasTwin = question != ProofQuestion.Equal;
        ports.Add($"input wire [15:0] {(hasTwin ? "twin" : "goal")}");
        ports.Add("input wire [15:0] point");
        neuron.Add(".clk(clk)");
        neuron.Add(".en(en)");
        right.Add($".twin({(hasTwin ? "twin" : "16'd0")})");
        Inputs();
        foreach (var product in specification.Products)
            if (question == ProofQuestion.Case)
                Multiply(product);
            else
                Cut(product);
        Points();
        Compare();
        return Text(name, hasTwin ? goals.SelectMany(goal => goal).Select(Assert) : Stepwise());
    }

    // A goal is asserted when it is asked for, and assumed later; a point when no goal is asked for.
    private IEnumerable<string> Stepwise()
    {
        foreach (var shared in specification.Points)
        {
            yield return $"if (point > {shared.Number}) assume (found_{shared.Value} == right_{shared.Value});";
            yield return $"if (goal == 0 && point == {shared.Number}) assert (found_{shared.Value} == right_{shared.Value});";
        }
        for (var goal = 1; goal <= goals.Count; goal++)
            foreach (var part in goals[goal - 1])
            {
                yield return $"if (goal > {goal}) assume ({part});";
                yield return $"if (goal == {goal}) assert ({part});";
            }
        yield return $"if (goal == {goals.Count + 1}) assert (1'b0);";
    }

    private static string Assert(string condition) => $"assert ({condition});";

    private void Inputs()
    {
        foreach (var input in specification.Inputs)
        {
            var isWord = input.Range is null;
            ports.Add($"input wire {(isWord ? "[31:0]" : Signed(input.Range!.Value.Bits))} {input.Name}");
            if (input.Range is { } range)
                lines.Add(Declared(Wide, $"wide_{input.Name}", input.Name, range));
            right.Add($".{input.Name}({(isWord ? "" : "wide_")}{input.Name})");
            if (module.Ports.FirstOrDefault(port => port.Kind == input.Kind && port.Index == input.Index && !port.IsOutput) is { } port)
                neuron.Add($".{port.Name}({input.Name})");
        }
    }

    private void Cut(SpecifiedProduct product)
    {
        var goal = new List<string>();
        goals.Add(goal);
        foreach (var multiplication in product.Multiplications)
        {
            FreeValue(multiplication.Value, multiplication.Range);
            var (a, b) = multiplication.Factors;
            Equal(goal, a, multiplication.A);
            Equal(goal, b, multiplication.B);
        }
        if (product.IsSum)
        {
            FreeValue(product.Value, product.Range);
            // The parts are free, but what they add up to is a product.
            lines.Add($"wire {Signed(Wide)} right_{product.Sum};");
            Assume($"right_{product.Sum}", product.Range);
            Found(product.Sum);
            right.Add($".{product.Sum}(right_{product.Sum})");
            goal.Add($"found_{product.Sum} == right_{product.Sum}");
        }
        else if (product.Printed.Parts.Length > 0)
            Through(product);
    }

    private void FreeValue(string name, Num range)
    {
        ports.Add($"input wire {Signed(range.Bits)} {name}");
        lines.Add(Declared(Wide, $"wide_{name}", name, range));
        neuron.Add($".{name}(wide_{name}[{netlist.Bits(name) - 1}:0])");
        right.Add($".{name}(wide_{name})");
    }

    // Each side multiplies its own factors. One of two that vary is a power of two or 0: shifts are found quickly, products hardly.
    private void Multiply(SpecifiedProduct product)
    {
        foreach (var multiplication in product.Multiplications)
        {
            var (a, b) = multiplication.Factors;
            foreach (var factor in (ReadOnlySpan<string>)[a, b])
            {
                Found(factor);
                lines.Add($"wire {Signed(Wide)} right_{factor};");
                right.Add($".{factor}(right_{factor})");
            }
            foreach (var (side, bits) in (ReadOnlySpan<(string, int)>)[("found", netlist.Bits(multiplication.Value)), ("right", Wide)])
                if (multiplication.A.IsConstant || multiplication.B.IsConstant)
                    lines.Add($"wire {Signed(bits)} {side}_{multiplication.Value} = {side}_{a} * {side}_{b};");
                else
                    Shift(side, multiplication.Value, bits, IsRatherThePower(multiplication.A, multiplication.B) ? (b, a) : (a, b));
            neuron.Add($".{multiplication.Value}(found_{multiplication.Value})");
            right.Add($".{multiplication.Value}(right_{multiplication.Value})");
        }
        if (product.IsSum)
        {
            lines.Add($"wire {Signed(netlist.Bits(product.Sum))} found_{product.Sum};");
            neuron.Add($".{product.Sum}(found_{product.Sum})");
            neuron.Add($".{product.Value}(found_{product.Sum})");
        }
        if (product.Printed.Parts.Length > 0)
            Through(product);
    }

    private void Shift(string side, string value, int bits, (string Whole, string Power) factors)
    {
        var (whole, power) = factors;
        ports.Add($"input wire [6:0] {side}_{value}_shift");
        lines.Add($"wire {Signed(bits)} {side}_{value} = {side}_{power} == {Literal(0)} ? {bits}'sd0 : {side}_{whole} <<< {side}_{value}_shift;");
        assumed.Add($"{side}_{power} == {Literal(0)} || {side}_{power} == ({Literal(1)} <<< {side}_{value}_shift)");
    }

    // Powers of two are positive: the narrower of what can be nothing else, as most parameters.
    private static bool IsRatherThePower(Num a, Num b) => (a.Min.Sign >= 0, -a.Bits).CompareTo((b.Min.Sign >= 0, -b.Bits)) > 0;

    // The specification's own sum is its product.
    private void Through(SpecifiedProduct product)
    {
        lines.Add($"wire {Signed(Wide)} right_{product.Sum};");
        right.Add($".{product.Sum}(right_{product.Sum})");
        right.Add($".{product.Value}(right_{product.Sum})");
    }

    // The specification's value must fit where it is compared, and lie where the product's range supposes it.
    private void Equal(List<string> goal, string factor, Num range)
    {
        Found(factor);
        lines.Add($"wire {Signed(Wide)} right_{factor};");
        right.Add($".{factor}(right_{factor})");
        goal.Add($"found_{factor} == right_{factor}");
        goal.Add($"right_{factor} >= {Literal(range.Min)}");
        goal.Add($"right_{factor} <= {Literal(range.Max)}");
    }

    private void Found(string name)
    {
        lines.Add($"wire {Signed(netlist.Bits(name))} found_{name};");
        neuron.Add($".{name}(found_{name})");
    }

    private void Points()
    {
        foreach (var shared in specification.Points)
        {
            Found(shared.Value);
            lines.Add($"wire {Signed(Wide)} right_{shared.Value};");
            right.Add($".{shared.Value}(right_{shared.Value})");
        }
    }

    private void Compare()
    {
        var outputs = Outputs(module);
        for (var n = 0; n < outputs.Count; n++)
        {
            var (found, correct) = Output(n);
            ports.Add($"output wire {Signed(Wide)} {found}");
            ports.Add($"output wire {Signed(Wide)} {correct}");
            lines.Add($"wire {(outputs[n].IsSigned ? Signed(outputs[n].Bits) : $"[{outputs[n].Bits - 1}:0]")} out_{n};");
            lines.Add($"assign {found} = {(outputs[n].IsSigned ? $"out_{n}" : $"$signed({{1'b0, out_{n}}})")};");
            neuron.Add($".{outputs[n].Name}(out_{n})");
            right.Add($".{NeuronSpecification.Output(outputs[n])}({correct})");
            goals.Add([$"{found} == {correct}"]);
        }
    }

    private string Declared(int bits, string name, string value, Num range)
    {
        Assume(name, range);
        return $"wire {Signed(bits)} {name} = {value};";
    }

    private void Assume(string name, Num range)
    {
        assumed.Add($"{name} >= {Literal(range.Min)}");
        assumed.Add($"{name} <= {Literal(range.Max)}");
    }

    private string Text(string name, IEnumerable<string> asserted) => $"""
        module {name} (
            {string.Join(",\n    ", ports)}
        );
            {string.Join("\n    ", lines)}
            {module.Name} neuron (
                {string.Join(",\n        ", neuron)}
            );
            {specification.Name} specification (
                {string.Join(",\n        ", right)}
            );
            always @* begin
                {string.Join("\n        ", assumed.Select(condition => $"assume ({condition});").Concat(asserted))}
            end
        endmodule

        """;

    private static string Signed(int bits) => string.Create(CultureInfo.InvariantCulture, $"signed [{bits - 1}:0]");

    private static string Literal(BigInteger value) => string.Create(CultureInfo.InvariantCulture, $"{(value.Sign < 0 ? "-" : "")}{Wide}'sd{BigInteger.Abs(value)}");
}
