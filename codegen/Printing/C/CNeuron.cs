using System.Collections.Immutable;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>
/// One tick of one neuron of a model as a function of C. It is given parameters, sums, states and random words by value,
/// writes what comes out through pointers, and returns whether an event is sent. It needs <c>neuro_fixed.h</c>.
/// </summary>
/// <param name="Ports">In the order of the function's parameters; what is returned is not among them.</param>
/// <param name="Declaration">The function's head, without what may stand before it and behind it.</param>
/// <param name="Text">The tables of the model and the function.</param>
/// <param name="Tables">The tables that it looks up.</param>
public sealed record CNeuron(string Name, ImmutableArray<CNeuronPort> Ports, string Declaration, string Text, ImmutableArray<CTable> Tables)
{
    /// <param name="name">Of the function.</param>
    /// <param name="probedLets">Lets of the model that are written out.</param>
    /// <param name="storage">What stands before the function, with a blank behind it: <c>static inline </c>; or nothing.</param>
    public static CNeuron Of(Datapath datapath, string name, ImmutableArray<int> probedLets, string storage = "")
    {
        datapath = datapath.Showing(probedLets);
        var (ports, tables, page) = CNeuronPrinter.Print(datapath, name, probedLets);
        return new(name, ports,
            LineBreaks.Within(TemplateSet.Render("c/neuron_head", page)).TrimEnd(),
            LineBreaks.Within(TemplateSet.Render("c/neuron", page, new { Storage = storage })),
            tables);
    }
}

/// <summary>A table of a model.</summary>
/// <param name="Name">Of the array.</param>
/// <param name="Reads">How often a neuron looks something up in a tick.</param>
public sealed record CTable(string Name, int Reads);

/// <summary>A parameter of a neuron's function.</summary>
/// <param name="Port">What it is.</param>
/// <param name="Type">Of it, or of what it points to.</param>
public sealed record CNeuronPort(NeuronPort Port, CType Type)
{
    public string Name => Port.Name;

    public bool IsOutput => Port.IsOutput;
}
