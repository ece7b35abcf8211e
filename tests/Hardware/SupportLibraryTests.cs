using Neuro.Codegen;

namespace Neuro.Tests;

public sealed class SupportLibraryTests
{
    [Test]
    public void A_module_brings_the_modules_it_needs()
    {
        var files = SupportLibrary.Files(["neuro_ring"], "", "rtl/").Select(file => file.Path);

        Assert.That(files, Is.EqualTo(["rtl/neuro_ram.v", "rtl/neuro_ring.v"]));
    }

    [Test]
    public void A_prefix_stands_before_every_name_of_a_module()
    {
        var ring = SupportLibrary.Files(["neuro_ring"], "left_", "").Last();

        Assert.That(ring.Path, Is.EqualTo("left_neuro_ring.v"));
        Assert.That(ring.Text, Does.Contain("module left_neuro_ring #("));
        Assert.That(ring.Text, Does.Contain("left_neuro_ram #("));
    }

    [Test]
    public void Every_module_lies_in_a_file_of_its_name_under_a_free_licence()
    {
        foreach (var name in SupportLibrary.Names)
        {
            var text = SupportLibrary.Get(name);
            Assert.That(text, Does.StartWith("// SPDX-License-Identifier: MIT\n"), name);
            Assert.That(text, Does.Contain($"\nmodule {name} "), name);
            Assert.That(text.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(120), name);
        }
    }
}
