using System.Collections.Immutable;
using System.Diagnostics;

namespace Neuro.Graph;

/// <summary>Reads <c>"rule"</c>: its name, or an object with its name as a key.</summary>
internal static class RuleReader
{
    internal static readonly string[] PlainNames = ["all_to_all", "one_to_one"];

    internal static readonly string[] DrawnNames = ["fixed_indegree", "fixed_outdegree", "fixed_total", "fixed_probability"];

    internal static readonly string[] ConvolutionNames = ["conv1d", "conv2d"];

    internal static readonly string[] DrawKeys = ["seed", "stride", "offset"];

    internal static readonly string[] ConvolutionKeys = ["kernel", "stride", "padding", "dilation", "groups"];

    private static readonly string[] Names = [.. PlainNames, .. DrawnNames, .. ConvolutionNames];

    public static Rule? Read(JsonValue value, Diagnostics diagnostics)
    {
        var rule = value.Kind == JsonKind.Object ? FromObject(value, diagnostics) : FromName(value, diagnostics);
        return rule is null ? null : rule with { Place = value.Place };
    }

    private static Rule? FromName(JsonValue value, Diagnostics diagnostics)
    {
        switch (value.ReadString("a rule, a string or an object", diagnostics))
        {
            case null:
                return null;
            case "all_to_all":
                return new Rule.AllToAll();
            case "one_to_one":
                return new Rule.OneToOne();
            case var name when Names.Contains(name):
                diagnostics.Error(Code.BadRule, value.Place, $"{name} has numbers of its own, so it is an object",
                    ConvolutionNames.Contains(name) ? $"write {{\"{name}\": {{\"kernel\": …}}}}" : $"write {{\"{name}\": …, \"seed\": …}}");
                return null;
            case var name:
                Unknown(value, name, diagnostics);
                return null;
        }
    }

    private static Rule? FromObject(JsonValue value, Diagnostics diagnostics)
    {
        var names = value.Members.Where(member => Names.Contains(member.Key)).ToList();
        if (names.Count == 0 && value.Members.FirstOrDefault(member => !DrawKeys.Contains(member.Key)) is { Key: { } unknown } member)
            Unknown(member.Value, unknown, diagnostics);
        else if (names.Count != 1)
            diagnostics.Error(Code.BadRule, value.Place, names.Count == 0 ? "this object names no rule" : $"this object names {names.Count} rules", $"name one of {string.Join(", ", Names)}");
        else if (PlainNames.Contains(names[0].Key))
            diagnostics.Error(Code.BadRule, value.Place, $"{names[0].Key} has no numbers of its own, so it is a string", $"write \"{names[0].Key}\"");
        else
            return ConvolutionNames.Contains(names[0].Key) ? Convolution(value, names[0].Key, diagnostics) : Drawn(value, names[0].Key, diagnostics);
        return null;
    }

    private static void Unknown(JsonValue value, string name, Diagnostics diagnostics) =>
        diagnostics.Error(Code.BadRule, value.Place, $"there is no rule '{name}'", Words.Nearest(name, Names) is { } near ? $"did you mean '{near}'?" : $"the rules are {string.Join(", ", Names)}");

    private static Rule? Drawn(JsonValue value, string name, Diagnostics diagnostics)
    {
        if (JsonFields.Of(value, "a drawn rule", [name, .. DrawKeys], diagnostics) is not { } fields)
            return null;
        var number = fields[name]!.Value;
        var index = DrawReader.Index(fields, diagnostics);
        if (DrawReader.Seed(fields, diagnostics) is not { } seed)
            return null;
        return name switch
        {
            "fixed_indegree" => number.ReadInt("a degree", 1, int.MaxValue, diagnostics) is { } degree ? new Rule.FixedIndegree(degree, seed, index) : null,
            "fixed_outdegree" => number.ReadInt("a degree", 1, int.MaxValue, diagnostics) is { } degree ? new Rule.FixedOutdegree(degree, seed, index) : null,
            "fixed_total" => number.ReadInteger("a number of synapses", 0, long.MaxValue, diagnostics) is { } count ? new Rule.FixedTotal((long)count, seed, index) : null,
            "fixed_probability" => ProbabilityReader.Read(number, diagnostics) is { } threshold ? new Rule.FixedProbability(threshold, seed, index) : null,
            _ => throw new UnreachableException($"{name} is not a drawn rule"),
        };
    }

    private static Rule? Convolution(JsonValue value, string name, Diagnostics diagnostics)
    {
        if (JsonFields.Of(value, "a convolution", [name], diagnostics) is not { } outer
            || JsonFields.Of(outer[name]!.Value, $"a {name}", ConvolutionKeys, diagnostics) is not { } fields)
            return null;
        var axes = name == "conv2d" ? 2 : 1;
        var kernel = fields.Required("kernel") is { } k ? Extents(k, "a kernel's extent", 1, axes, diagnostics) : null;
        var stride = Extents(fields["stride"], "a stride", 1, axes, diagnostics);
        var padding = fields["padding"] is null ? [.. Enumerable.Repeat(0, axes)] : Extents(fields["padding"], "a padding", 0, axes, diagnostics);
        var dilation = Extents(fields["dilation"], "a dilation", 1, axes, diagnostics);
        var groups = fields["groups"] is { } g ? g.ReadInt("a number of groups", 1, int.MaxValue, diagnostics) : 1;
        return kernel is null || stride is null || padding is null || dilation is null || groups is null ? null
            : new Rule.Convolution(kernel.Value, stride.Value, padding.Value, dilation.Value, groups.Value);
    }

    // One number for every axis, or a list with one each; absent: 1.
    private static ImmutableArray<int>? Extents(JsonValue? value, string what, int least, int axes, Diagnostics diagnostics)
    {
        if (value is not { } given)
            return [.. Enumerable.Repeat(1, axes)];
        if (given.Kind == JsonKind.Number)
            return given.ReadInt(what, least, Network.MostNeurons, diagnostics) is { } same ? [.. Enumerable.Repeat(same, axes)] : null;
        if (given.ReadList($"{what}, a number or a list", diagnostics, v => v.ReadInt(what, least, Network.MostNeurons, diagnostics)) is not { } list)
            return null;
        if (given.Count != axes)
            diagnostics.Error(Code.WrongCount, given.Place, axes == 2 ? "two numbers stand here: [y, x]" : "one number stands here: [x]");
        return list.Length == axes ? list : null;
    }
}
