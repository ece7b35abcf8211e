using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>What the modules of the support library promise is proven by induction, and the proofs are not empty.</summary>
[Category("Yosys")]
public sealed class SupportLibraryProofTests : IDisposable
{
    private readonly RtlFolder rtl = new();

    public static IEnumerable<string> Modules => SupportLibrary.Names;

    // Test benches find all of them in every run; the proofs, each of which takes half a second, refuse a third, or all in a campaign.
    public static IEnumerable<object[]> Mutants => SupportLibraryMutants.All.Where((_, n) => Campaign.Factor > 1 || n % 3 == 0);

    public void Dispose() => rtl.Dispose();

    [TestCaseSource(nameof(Modules))]
    public void A_module_keeps_its_promise_in_every_state(string module) => Assert.That(rtl.Objection(module, "prove.ys"), Is.Null);

    // An assertion whose condition a tool has folded away, or that never comes true, would hold whatever the module does.
    [TestCaseSource(nameof(Modules))]
    public void No_assertion_is_empty(string module) => Assert.That(rtl.Objection(module, rtl.Twins(module, PropertyTwin.False)), Is.Null);

    [TestCase("if (count_q == 2'd1)", "if (1'b0)", TestName = "An_assertion_that_is_folded_away_is_empty")]
    [TestCase("if (count_q == 2'd1)", "if (count_q == 2'd1 && !after_start_q)", TestName = "An_assertion_of_what_never_happens_is_empty")]
    public void An_assertion_is_empty(string from, string to)
    {
        const string file = "formal/neuro_skid.v";
        rtl.Change(file, from, to);

        Assert.That(rtl.Objection("neuro_skid", rtl.Twins("neuro_skid", PropertyTwin.False)), Does.StartWith($"neuro_skid.v:{rtl.LineOf(file, "assert (in_ready);")}: "));
    }

    [TestCaseSource(nameof(Modules))]
    public void Every_state_that_must_be_reached_is(string module) => Assert.That(rtl.Objection(module, rtl.Twins(module, PropertyTwin.Unreached)), Is.Null);

    [Test]
    public void A_state_that_is_not_reached_is_found()
    {
        const string file = "formal/neuro_skid.v";
        rtl.Change(file, "cover (count_q == 2'd2 && leaves);", "cover (count_q == 2'd3);");

        Assert.That(rtl.Objection("neuro_skid", rtl.Twins("neuro_skid", PropertyTwin.Unreached)), Does.StartWith($"neuro_skid.v:{rtl.LineOf(file, "cover (count_q == 2'd3);")}: "));
    }

    [TestCaseSource(nameof(Mutants))]
    public void A_proof_does_not_accept_what_is_wrong(string module, string from, string to)
    {
        rtl.Change($"{module}.v", from, to);

        Assert.That(rtl.Objection(module, "prove.ys"), Does.Contain("proof did fail"));
    }

    [Test]
    public void A_name_that_nothing_drives_is_an_error()
    {
        rtl.Change("formal/neuro_skid.ys", "connect -nomap -nounset -set spare dut.spare_q\n", "");

        Assert.That(rtl.Objection("neuro_skid", "prove.ys"), Does.Contain("spare"));
    }
}
