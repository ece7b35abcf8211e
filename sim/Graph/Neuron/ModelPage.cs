using System.Globalization;
using System.Numerics;
using System.Text;

namespace Neuro.Graph;

/// <summary>The documentation of a model, in Markdown: its header in words, its declarations as tables, its text.</summary>
public static class ModelPage
{
    public static string Of(NeuronModel model)
    {
        var header = ModelHeader.Of(model);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {model.Name}\n\n**{header.Title}.**\n\n{header.Text}\n");
        if (model.Params.Length > 0)
        {
            Heading(page, "Parameters", "name", "type", "from … to", "default", "meaning");
            foreach (var (name, type, value, place) in model.Params)
                Row(page, Code(name), Code(type.Format), Range(type.Format), value is { } raw ? Real(raw, type) : "must be given", ModelHeader.Beside(place));
        }
        if (model.Inputs.Length > 0)
        {
            Heading(page, "Inputs", "name", "meaning");
            foreach (var (name, place) in model.Inputs)
                Row(page, Code(name), ModelHeader.Beside(place));
        }
        if (model.Output is { } output)
        {
            Heading(page, "Payload", "type", "from … to", "rounding", "overflow", "meaning");
            Row(page, Code(output.Format), Range(output.Format), Word(output.Type.Rounding), Word(output.Type.Overflow), ModelHeader.Beside(output.Place));
        }
        if (model.States.Length > 0)
        {
            Heading(page, "States", "name", "type", "from … to", "rounding", "overflow", "at the start", "meaning");
            foreach (var (name, type, initial, place) in model.States)
                Row(page, Code(name), Code(type.Format), Range(type.Format), Word(type.Rounding), Word(type.Overflow), Real(initial, type), ModelHeader.Beside(place));
        }
        page.Append('\n').Append(Sizes(model)).Append("\n\n## The model\n\n```\n").Append(ModelHeader.Body(model)).Append("\n```\n");
        return page.ToString();
    }

    /// <summary>The list of all models, each with its title and a link to its page.</summary>
    public static string Index(IEnumerable<NeuronModel> models)
    {
        var page = new StringBuilder();
        page.Append("# The neuron models that come with Neuro\n\n");
        page.Append("A population names one of these by its name; a model of your own is a text file beside the network ");
        page.Append("([how to add one](../adding-a-model.md), [the language](../language.md)). ");
        page.Append("These pages are made from the files in `sim/Graph/Neuron/Models`.\n\n");
        Columns(page, "model", "what it is", "sends", "state bits");
        foreach (var model in models)
            Row(page, $"[{model.Name}]({model.Name}.md)", ModelHeader.Of(model).Title, Sends(model), StateBits(model).ToString(CultureInfo.InvariantCulture));
        return page.ToString();
    }

    private static string Sizes(NeuronModel model)
    {
        var text = $"A neuron has {StateBits(model)} bits of state and sends {Sends(model)}.";
        return model.Draws switch
        {
            0 => text,
            1 => text + " It draws one random word a tick.",
            var draws => text + $" It draws {draws} random words a tick.",
        };
    }

    private static int StateBits(NeuronModel model) => model.States.Sum(state => state.Type.Format.Bits);

    private static string Sends(NeuronModel model) => model switch
    {
        { Spike: null } => "nothing",
        { IsGraded: true } => $"graded events, {Code(model.Payload)}",
        _ => "spikes",
    };

    private static void Heading(StringBuilder page, string title, params ReadOnlySpan<string> columns)
    {
        page.Append("\n## ").Append(title).Append("\n\n");
        Columns(page, columns);
    }

    private static void Columns(StringBuilder page, params ReadOnlySpan<string> columns)
    {
        Row(page, columns);
        foreach (var _ in columns)
            page.Append("| --- ");
        page.Append("|\n");
    }

    private static void Row(StringBuilder page, params ReadOnlySpan<string> cells)
    {
        foreach (var cell in cells)
            page.Append("| ").Append(cell.Replace("|", "\\|", StringComparison.Ordinal)).Append(' ');
        page.Append("|\n");
    }

    private static string Code(object text) => $"`{text}`";

    private static string Word(Enum mode) => mode.ToString().ToLowerInvariant();

    private static string Real(long raw, Narrowing type) => new Exact(raw, type.Format.Frac).ToString();

    // 128 - 2^-12 says more than 127.999755859375.
    private static string Range(Format format)
    {
        var (min, max, frac) = format.Num;
        if (frac <= 0)
            return $"{new Exact(min, frac)} … {new Exact(max, frac)}";
        return $"{new Exact(min, frac)} … {new Exact(max + BigInteger.One, frac)} − 2^−{frac}";
    }
}
