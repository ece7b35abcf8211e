using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>What goes into a printed neuron and what comes out, with the model's own names.</summary>
internal static class NeuronPorts
{
    /// <param name="names">Gives the names out; what must not be called so is taken already.</param>
    /// <param name="probedLets">Lets of the model that get an output of their own.</param>
    public static ImmutableArray<NeuronPort> Of(Datapath datapath, VerilogNames names, ImmutableArray<int> probedLets)
    {
        var model = datapath.Model.Model;
        var ports = ImmutableArray.CreateBuilder<NeuronPort>();
        names.Unique("spike");
        if (model.IsGraded)
            names.Unique("payload");
        foreach (var (kind, op) in (ReadOnlySpan<(NeuronPortKind, Op)>)[(NeuronPortKind.Param, Op.ReadParam), (NeuronPortKind.Port, Op.ReadPort), (NeuronPortKind.State, Op.ReadState)])
            foreach (var step in datapath.Steps.Where(step => step.Op == op).OrderBy(step => step.Amount))
                ports.Add(new(names.Unique(NameOf(model, kind, step.Amount)), kind, step.Amount, step.Num.Bits));
        foreach (var draw in datapath.Steps.Where(s => s.Op == Op.Random).Select(s => (int)s.Low).Distinct().Order())
            ports.Add(new(names.Unique(string.Create(CultureInfo.InvariantCulture, $"draw_{draw}")), NeuronPortKind.Draw, draw, 32));
        for (var s = 0; s < model.States.Length; s++)
            ports.Add(new(names.Derived(VerilogNames.Sanitised(model.States[s].Name), "_next"), NeuronPortKind.Next, s, model.States[s].Type.Format.Num.Bits));
        ports.Add(new("spike", NeuronPortKind.Spike, 0, 1));
        if (model.IsGraded)
            ports.Add(new("payload", NeuronPortKind.Payload, 0, model.Payload.Num.Bits));
        foreach (var let in probedLets)
            ports.Add(new(names.Unique("let_" + datapath.Model.Lets[let].Name), NeuronPortKind.Let, let, datapath.Model.Lets[let].Range.Bits));
        return ports.ToImmutable();
    }

    /// <summary>The step that reads a parameter, a port or a state.</summary>
    public static int ReadBy(Datapath datapath, NeuronPort port)
    {
        var op = port.Kind switch
        {
            NeuronPortKind.Param => Op.ReadParam,
            NeuronPortKind.Port => Op.ReadPort,
            NeuronPortKind.State => Op.ReadState,
            _ => throw new UnreachableException($"{port} is read by no one step"),
        };
        return datapath.Steps.IndexOf(datapath.Steps.First(step => step.Op == op && step.Amount == port.Index));
    }

    /// <summary>The step that holds what goes out: a state's new value, a payload, a let.</summary>
    public static int GivenBy(Datapath datapath, NeuronPort port) => port.Kind switch
    {
        NeuronPortKind.Next => datapath.Next[port.Index],
        NeuronPortKind.Payload => datapath.Payload,
        NeuronPortKind.Let => datapath.Lets[port.Index],
        _ => throw new UnreachableException($"{port} is given by no one step"),
    };

    /// <summary>Of the number that a port carries.</summary>
    public static Format FormatOf(Datapath datapath, NeuronPort port)
    {
        var typed = datapath.Model;
        return port.Kind switch
        {
            NeuronPortKind.Param => typed.Model.Params[port.Index].Type.Format,
            NeuronPortKind.Port => Format.Holding(typed.Ports[port.Index]),
            NeuronPortKind.State or NeuronPortKind.Next => typed.Model.States[port.Index].Type.Format,
            NeuronPortKind.Payload => typed.Model.Payload,
            NeuronPortKind.Let => Format.Holding(typed.Lets[port.Index].Range),
            _ => throw new UnreachableException($"{port.Kind} carries no number"),
        };
    }

    private static string NameOf(NeuronModel model, NeuronPortKind kind, int index) => kind switch
    {
        NeuronPortKind.Param => model.Params[index].Name,
        NeuronPortKind.Port => model.Inputs[index].Name,
        _ => model.States[index].Name,
    };
}
