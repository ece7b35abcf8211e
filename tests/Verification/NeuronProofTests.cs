using System.Collections.Immutable;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Emitted neurons are proven equal to their models for all inputs and states, and the proofs are not empty.</summary>
[Category("Yosys")]
public sealed class NeuronProofTests
{
    private const int RandomModels = 6;

    private static readonly Num Port = Format.Fix(12, 4).Num;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    // Ends of clamps that no value reaches: a potential that reached a threshold is not less than it.
    private static readonly ImmutableHashSet<string> WithoutTwin =
    [
        "AdaptiveLif: lower end -524288 of v = v - threshold",
        "Lif: lower end -32768 of v = v - threshold",
    ];

    [TestCaseSource(typeof(ShippedModels), nameof(ShippedModels.Names))]
    public void A_shipped_model_is_proven_and_every_wrong_twin_refused(string name)
    {
        var proof = Proof(Shipped(name));

        Assert.That(proof.Holds, Is.True, proof.ToString());
        Assert.That(
            proof.Checks.Where(check => check.Answer.Verdict != ProofVerdict.Refused).Select(check => $"{name}: {check.Check.What} of {NeuronSpecification.Quoted(check.Check.Place)}"),
            Is.SubsetOf(WithoutTwin));
    }

    [Test]
    public void A_case_is_one_that_happens()
    {
        var subject = Shipped("Lif");

        foreach (var check in Proof(subject, withCases: true).Checks.Where(check => check.Answer.Case is not null))
        {
            var parted = check.Answer.Case!;
            Assert.That(parted.Products, Is.Empty);
            Assert.That(parted.Outputs.Select(output => (output.Name, output.Neuron.Raw)), Is.EqualTo(Outputs(subject, parted)), check.Check.What);
            Assert.That(parted.Differences, Is.Not.Empty);
        }
    }

    [TestCase("v_sat_over ? 16'sh7fff", "v_sat_over ? 16'sh7ffe", TestName = "A_clamp_that_ends_too_early_is_refused")]
    [TestCase("v * keep", "v * (keep ^ 17'sd1)", TestName = "A_product_of_something_else_is_refused")]
    [TestCase("spike_at_least_gap[16]", "spike_at_least_gap[15]", TestName = "A_comparison_of_the_wrong_bit_is_refused")]
    public void A_wrong_neuron_is_refused(string right, string wrong)
    {
        var subject = Shipped("Lif");

        var proof = Proof(Changed(subject, right, wrong));

        Assert.That(proof.Holds, Is.False);
        Assert.That(proof.Equal?.Verdict, Is.EqualTo(ProofVerdict.Refused));
        Assert.That(proof.Equal!.Case!.Outputs.Select(output => (output.Name, output.Specification.Raw)), Is.EqualTo(Outputs(subject, proof.Equal.Case)));
    }

    [Test]
    public void A_register_that_en_does_not_hold_is_found_before_anything_is_proven() => Assert.That(
        Proof(Changed(Shipped("If"), "if (en)", "if (en || v[0])")).Fault, Does.Contain("clk and en do not rule alone"));

    [Test]
    public void A_value_that_skips_a_register_is_found_before_anything_is_proven() => Assert.That(
        Proof(Changed(Shipped("CubaLif"), "(en) begin\n            i_next <= ", "(en) begin\n            i_next <= rest + ")).Fault, Does.Contain("clocks meet"));

    [Test]
    public void A_proof_from_nothing_does_not_hold()
    {
        var subject = Shipped("If");
        var impossible = subject.Model with { Ports = [new Num(2047, -2048, 4)] };

        var proof = Proof(subject with { Model = impossible });

        Assert.That(proof.Equal?.Verdict, Is.EqualTo(ProofVerdict.Proven));
        Assert.That(proof.False?.Verdict, Is.EqualTo(ProofVerdict.Proven));
        Assert.That(proof.Holds, Is.False);
    }

    [Test]
    public void Random_models_are_proven()
    {
        for (var n = 0; n < RandomModels * Campaign.Factor; n++)
        {
            var random = new RandomModel(Campaign.Seed * 2_000_000 + (ulong)n, 1 + n % 6);
            var typed = Models.Typed(random);
            var subject = new ProofSubject("random", typed, NeuronModule.Of(Lowering.Of(typed), "random", StageLevels.Default, []));
            var proof = Proof(subject);
            Assert.That(proof.Holds, Is.True, $"{proof.Fault} {proof.Equal}: seed {Campaign.Seed}, number {n}\n{random.Text}ports: {string.Join(", ", random.Ports)}");
        }
    }

    private static NeuronProof Proof(ProofSubject subject, bool withCases = false)
    {
        using var folder = new WorkFolder();
        return NeuronProof.Of(subject.Model, subject.Module, folder, Limit, withCases);
    }

    private static ProofSubject Shipped(string name) => ProofSubject.Of(ShippedModels.Get(name), Port, new())!;

    private static ProofSubject Changed(ProofSubject subject, string right, string wrong)
    {
        Assert.That(subject.Module.Text, Does.Contain(right));
        return subject with { Module = subject.Module with { Text = subject.Module.Text.Replace(right, wrong) } };
    }

    // What the model makes of a case, by definition.
    private static IEnumerable<(string Name, System.Numerics.BigInteger Raw)> Outputs(ProofSubject subject, ProofCase parted)
    {
        var model = subject.Model.Model;
        var frame = new NeuronFrame(model);
        var given = parted.Given.ToDictionary(value => value.Name, value => (long)value.Value.Raw);
        for (var p = 0; p < model.Params.Length; p++)
            frame.Params[p] = given[model.Params[p].Name];
        for (var p = 0; p < model.Inputs.Length; p++)
            frame.Ports[p] = given[model.Inputs[p].Name];
        for (var s = 0; s < model.States.Length; s++)
            frame.States[s] = given[model.States[s].Name];
        var sent = new ModelInterpreter(subject.Model).Step(frame);
        return [.. model.States.Select((state, s) => (state.Name, (System.Numerics.BigInteger)frame.States[s])), ("spike", sent is null ? 0 : 1)];
    }
}
