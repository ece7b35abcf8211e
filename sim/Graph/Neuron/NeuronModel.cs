using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>A neuron model as parsed: names, declarations and statements with their places, widths not yet known.</summary>
/// <param name="Draws">How many random words a neuron takes a tick: one for each <c>random</c>, its branch taken or not.</param>
public sealed record NeuronModel(
    string Name,
    ImmutableArray<ParamDeclaration> Params,
    ImmutableArray<InputDeclaration> Inputs,
    ImmutableArray<StateDeclaration> States,
    OutputDeclaration? Output,
    ImmutableArray<TableDeclaration> Tables,
    ImmutableArray<Statement> Statements,
    SpikeClause? Spike,
    int Draws,
    SourceText Source)
{
    /// <summary>What events of this model carry: plain spikes carry the integer 1.</summary>
    public Format Payload => Output?.Format ?? Format.Plain;

    public bool IsGraded => Output is not null;
}

/// <param name="Default">Raw, in the declared format; null: every population must give it.</param>
public sealed record ParamDeclaration(string Name, Narrowing Type, long? Default, Place.Text Place);

public sealed record InputDeclaration(string Name, Place.Text Place);

/// <param name="Initial">Raw, in the declared format.</param>
public sealed record StateDeclaration(string Name, Narrowing Type, long Initial, Place.Text Place);

public sealed record OutputDeclaration(Narrowing Type, Place.Text Place)
{
    public Format Format => Type.Format;
}

/// <param name="Raws">One integer an entry, on the grid of the declared format.</param>
public sealed record TableDeclaration(string Name, Narrowing Type, ImmutableArray<long> Raws, Place.Text Place);

/// <summary>A line of a model.</summary>
public abstract record Statement(Place.Text Place)
{
    /// <summary><c>name = value</c>: the state's declaration narrows.</summary>
    /// <param name="State">Index of the state in the model.</param>
    public sealed record Assign(int State, Expr Value, Place.Text Place) : Statement(Place);

    /// <summary><c>let name [: type] = value</c>: without a type the value stays exact.</summary>
    /// <param name="Index">Lets are numbered in program order, the spike block's last.</param>
    public sealed record Let(string Name, int Index, Narrowing? Type, Expr Value, Place.Text Place) : Statement(Place);

    /// <summary><c>emit value</c>: in the spike block only; narrows to the model's output.</summary>
    public sealed record Emit(Expr Value, Place.Text Place) : Statement(Place);
}

/// <summary><c>spike when condition { body }</c></summary>
public sealed record SpikeClause(Expr Condition, ImmutableArray<Statement> Body, Place.Text Place);
