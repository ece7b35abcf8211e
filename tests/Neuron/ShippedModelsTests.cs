using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>What every model that comes with the program keeps to.</summary>
internal sealed class ShippedModelsTests
{
    private static IReadOnlyList<string> Names => ShippedModels.Names;

    // As wide as sums of many weights get: 20 bits, most of them behind the point.
    private static readonly Num WidePort = Format.Fix(20, 16).Num;

    private static readonly Num WholePort = Format.Fix(20, 0).Num;

    [TestCaseSource(nameof(Names))]
    public void A_shipped_model_lies_in_a_file_of_its_name(string name) =>
        Assert.That(ShippedModels.Get(name).Source.Name, Is.EqualTo($"{name}.neuron"));

    [TestCaseSource(nameof(Names))]
    public void A_shipped_model_fits_64_bits_with_wide_ports(string name)
    {
        var model = ShippedModels.Get(name);
        foreach (var port in new[] { WidePort, WholePort })
        {
            var diagnostics = new Diagnostics();
            var typed = ModelTyping.Of(model, [.. model.Inputs.Select(_ => port)], diagnostics);
            Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
            Assert.That(Lowering.Of(typed!).Steps, Is.Not.Empty);
        }
    }
}
