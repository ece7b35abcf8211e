using System.Collections.Immutable;
using Neuro.Codegen;

namespace Neuro.Hw;

/// <summary>
/// A module of five pins around one that has more connections than a package has pins: what goes in is shifted in bit by
/// bit, what comes out is taken at once and shifted out. So every path of the inner module begins and ends at a register.
/// </summary>
/// <param name="Text">Verilog.</param>
internal sealed record PinWrapper(string Module, string Text)
{
    public const string FileName = "pins.v";

    /// <param name="top">The inner module.</param>
    /// <param name="ports">The first is its clock, the one input that is a pin of its own.</param>
    public static PinWrapper Of(string top, ImmutableArray<ModulePort> ports)
    {
        var clock = ports[0].Name;
        var module = top + "_pins";
        var inputs = ports.Where(port => port.IsInput && port.Name != clock).ToList();
        var outputs = ports.Where(port => !port.IsInput).ToList();
        return new(module, TemplateSet.Render("verilog/pins.v", new
        {
            Module = module,
            Top = top,
            Clock = clock,
            InHigh = inputs.Sum(port => port.Bits) - 1,
            InNext = inputs.Sum(port => port.Bits) - 2,
            OutHigh = outputs.Sum(port => port.Bits) - 1,
            OutNext = outputs.Sum(port => port.Bits) - 2,
            Inputs = Slices(inputs, "in_q"),
            Outputs = Slices(outputs, "out"),
        }));
    }

    private static List<object> Slices(IEnumerable<ModulePort> ports, string from)
    {
        var slices = new List<object>();
        var low = 0;
        foreach (var port in ports)
        {
            slices.Add(new { port.Name, Bits = port.Bits == 1 ? $"{from}[{low}]" : $"{from}[{low + port.Bits - 1}:{low}]" });
            low += port.Bits;
        }
        return slices;
    }
}
