using Neuro.Codegen;

namespace Neuro.Tests;

/// <summary>Names that every tool, language and file system takes.</summary>
public sealed class VerilogNamesTests
{
    [TestCase("hidden", "hidden")]
    [TestCase("layer 1/left", "layer_1_left")]
    [TestCase("größe", "gr__e")]
    [TestCase("2nd", "n2nd")]
    [TestCase("", "n")]
    [TestCase("reg", "reg_", Description = "Verilog")]
    [TestCase("priority", "priority_", Description = "SystemVerilog")]
    [TestCase("double", "double_", Description = "C")]
    [TestCase("template", "template_", Description = "C++")]
    [TestCase("aux", "aux_", Description = "no file on Windows")]
    [TestCase("Wire", "Wire_", Description = "a keyword to readers who do not look at case")]
    [TestCase("a_name_that_goes_on_and_on_and_on_without_end", "a_name_that_goes_on_and_on_and_o")]
    public void A_name_becomes_one_that_every_tool_takes(string name, string sanitised) =>
        Assert.That(VerilogNames.Sanitised(name), Is.EqualTo(sanitised));

    [Test]
    public void No_name_is_given_twice_even_where_case_does_not_count()
    {
        var names = new VerilogNames();

        Assert.That(((string[])["v", "V", "v", "a b", "a_b", "v_2"]).Select(names.Unique), Is.EqualTo(new[] { "v", "V_2", "v_3", "a_b", "a_b_2", "v_2_2" }));
    }

    [Test]
    public void A_derived_name_keeps_its_ending()
    {
        var names = new VerilogNames();
        var longest = names.Unique(new string('x', 100));

        Assert.That(names.Derived(longest, "_s2"), Is.EqualTo(new string('x', 32) + "_s2"));
    }
}
