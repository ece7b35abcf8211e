using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Neuro.Codegen;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>The commands that ask Yosys, and its answers.</summary>
internal sealed partial class ProofScript(NeuronModule module, NeuronSpecification specification, TimeSpan limit)
{
    private const string Mark = "question ";

    // What helps, and can be done without, gets so much time: a point, and a case with real products.
    private static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(10);

    /// <summary>How many questions ask whether neuron and specification are equal.</summary>
    public int Goals { get; } = ProofBench.Goals(module, specification);

    /// <summary>How many questions <see cref="Prove"/> asks.</summary>
    public int Questions => Goals + 1 + specification.Checks.Length;

    /// <summary>Reads the neuron.</summary>
    public string Read => Script(
        $"read_verilog {module.Name}.v", $"hierarchy -check -top {module.Name}", "proc -norom", "opt_dff -nosdff", "check -assert", "write_json neuron.json");

    /// <summary>Asks which points are the same in both.</summary>
    public string Points => Script(
    [
        .. Loaded("equal.v"), .. Prepared("equal"), .. specification.Points.SelectMany(point => Asked($"point {point.Number}", $"-set goal 0 -set point {point.Number} ", isShort: true)),
    ]);

    /// <summary>Asks whether it is equal to its specification, then for what is false, then for the first twin of each check whether it is another function.</summary>
    /// <param name="points">How many points, from the first on, are the same.</param>
    public string Prove(int points) => Script(
    [
        .. Loaded("equal.v", "twin.v"), .. Prepared("equal"),
        .. Enumerable.Range(1, Goals).SelectMany(goal => Asked($"goal {goal}", $"-set goal {goal} -set point {points + 1} ")),
        .. Asked("false", $"-set goal {Goals + 1} -set point {points + 1} "),
        .. Prepared("twin"), .. specification.Checks.SelectMany(check => Twin(check.Twins[0])),
    ]);

    /// <summary>Asks for other twins.</summary>
    public string Twins(IEnumerable<SpecificationTwin> twins) => Script([.. Loaded("twin.v"), .. Prepared("twin"), .. twins.SelectMany(Twin)]);

    /// <summary>Asks for cases with real products.</summary>
    /// <param name="twins">Their numbers; 0 is the specification itself.</param>
    public string Cases(IEnumerable<int> twins) => Script([.. Loaded("case.v"), .. Prepared("real_case"), .. twins.SelectMany(twin => Asked($"twin {twin}", $"-set twin {twin} ", isReal: true, isShort: true))]);

    /// <summary>By question, as far as Yosys came.</summary>
    public IReadOnlyList<ProofAnswer> Answers(string said, bool areReal = false)
    {
        var answers = new List<ProofAnswer>();
        foreach (var part in said.Split("\n" + Mark)[1..])
        {
            ProofVerdict? verdict = part.Contains("no model found: SUCCESS!", StringComparison.Ordinal) ? ProofVerdict.Proven
                : part.Contains("model found: FAIL!", StringComparison.Ordinal) ? ProofVerdict.Refused
                : part.Contains("TIMEOUT!", StringComparison.Ordinal) ? ProofVerdict.Undecided
                : null;
            if (verdict is not { } known)
                break;
            answers.Add(new(known, known == ProofVerdict.Refused ? Case(part, areReal) : null));
        }
        return answers;
    }

    private static string Script(params IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static IEnumerable<string> Loaded(params IEnumerable<string> benches) =>
        ["read_json combinational.json", $"read_verilog -formal specification.v {string.Join(' ', benches)}", "design -save all"];

    private static IEnumerable<string> Prepared(string top) =>
        ["design -load all", $"hierarchy -check -top {top}", "proc -norom", "flatten", "check -assert", "opt -full", "wreduce", "opt -full", "opt_clean -purge"];

    private IEnumerable<string> Twin(SpecificationTwin twin) => Asked($"twin {twin.Number}", $"-set twin {twin.Number} ");

    private IEnumerable<string> Asked(string name, string options, bool isReal = false, bool isShort = false)
    {
        var shown = specification.Inputs.Select(input => input.Name)
            .Concat(isReal ? [] : ProofBench.Free(specification).Select(product => product.Value))
            .Concat(Enumerable.Range(0, ProofBench.Outputs(module).Count).SelectMany(n => new[] { ProofBench.Output(n).Found, ProofBench.Output(n).Right }));
        return
        [
            $"log {Mark}{name}",
            string.Create(CultureInfo.InvariantCulture, $"sat -prove-asserts -set-assumes -timeout {Seconds(isShort && limit > ShortLimit ? ShortLimit : limit)} {options}{string.Join(' ', shown.Select(name => "-show " + name))}"),
        ];
    }

    // The lines of a model: name, decimal, hexadecimal, binary.
    private ProofCase Case(string part, bool isReal)
    {
        var bits = Shown().Matches(part).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["bits"].Value, StringComparer.Ordinal);
        return new(
            [.. specification.Inputs.Select(input => new ProofValue(input.Label, Value(input.Name, input.Range?.Frac ?? 0, isSigned: input.Range is not null)))],
            isReal ? [] : [.. ProofBench.Free(specification).Select(product => new ProofValue(NeuronSpecification.Quoted(product.Printed.Of), Value(product.Value, product.Range.Frac)))],
            [.. ProofBench.Outputs(module).Select((port, n) => Output(port, ProofBench.Output(n)))]);

        ProofOutput Output(NeuronPort port, (string Found, string Right) names) =>
            new(specification.Label(port), Value(names.Found, specification.Frac(port)), Value(names.Right, specification.Frac(port)));

        Exact Value(string name, int frac, bool isSigned = true) => new(Number(bits[name], isSigned), frac);
    }

    private static int Seconds(TimeSpan time) => Math.Max(1, (int)time.TotalSeconds);

    private static BigInteger Number(string bits, bool isSigned)
    {
        var value = BigInteger.Zero;
        foreach (var bit in bits)
            value = (value << 1) | (bit == '1' ? 1 : 0);
        return isSigned && bits[0] == '1' ? value - (BigInteger.One << bits.Length) : value;
    }

    [GeneratedRegex(@"^ +\\(?<name>\w+) .* (?<bits>[01x]+) *$", RegexOptions.Multiline)]
    private static partial Regex Shown();
}
