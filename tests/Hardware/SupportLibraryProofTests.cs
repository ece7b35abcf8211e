using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>What the modules of the support library promise is proven by induction, and the proofs are not empty.</summary>
[Category("Yosys")]
public sealed class SupportLibraryProofTests : IDisposable
{
    private readonly RtlFolder rtl = new();

    public static IEnumerable<string> Modules => SupportLibrary.Names;

    public void Dispose() => rtl.Dispose();

    [TestCaseSource(nameof(Modules))]
    public void A_module_keeps_its_promise_in_every_state(string module) => Assert.That(rtl.Objection(module, "prove.ys"), Is.Null);

    // An assertion whose condition a tool has folded away would hold whatever the module does.
    [TestCaseSource(nameof(Modules))]
    public void No_assertion_is_empty(string module)
    {
        var file = $"formal/{module}.v";
        var text = File.ReadAllText(rtl.PathOf(file));
        foreach (var assertion in RtlFolder.Assertions(text))
        {
            File.WriteAllText(rtl.PathOf(file), text.Remove(assertion.Index, assertion.Length).Insert(assertion.Index, "assert (1'b0);"));
            Assert.That(rtl.Objection(module, "prove.ys"), Does.Contain("proof did fail"), assertion.Value);
        }
    }

    [TestCaseSource(nameof(Modules))]
    public void Every_state_that_must_be_reached_is(string module)
    {
        foreach (var cover in rtl.Covers(module))
        {
            using var copy = new RtlFolder();
            copy.Change($"formal/{module}.v", cover, cover.Replace("cover (", "assert (!(").Replace(");", "));"));
            foreach (var other in copy.Covers(module))
                copy.Change($"formal/{module}.v", other, "");

            // The opposite is refuted, and nothing else is asserted that might be.
            Assert.That(copy.Objection(module, "reach.ys"), Is.Null, cover);
        }
    }

    [TestCaseSource(typeof(SupportLibraryMutants), nameof(SupportLibraryMutants.All))]
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
