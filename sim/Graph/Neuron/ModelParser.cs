using System.Collections.Immutable;

namespace Neuro.Graph;

/// <summary>Reads a neuron model's text: grammar and names; widths are for <see cref="ModelTyping"/>.</summary>
public sealed class ModelParser
{
    /// <summary>A larger file is no model.</summary>
    private const int LargestText = 1 << 20;

    private const int LargestTable = 4096;

    private const string TypeHelp = "its type follows: fix<16,8> or ufix<8,0>";

    private readonly TokenReader reader;
    private readonly Scope scope;
    private readonly LiteralParser literals;
    private readonly ExprParser expressions;

    private readonly ImmutableArray<ParamDeclaration>.Builder parameters = ImmutableArray.CreateBuilder<ParamDeclaration>();
    private readonly ImmutableArray<InputDeclaration>.Builder inputs = ImmutableArray.CreateBuilder<InputDeclaration>();
    private readonly ImmutableArray<StateDeclaration>.Builder states = ImmutableArray.CreateBuilder<StateDeclaration>();
    private readonly ImmutableArray<TableDeclaration>.Builder tables = ImmutableArray.CreateBuilder<TableDeclaration>();
    private readonly ImmutableArray<Statement>.Builder statements = ImmutableArray.CreateBuilder<Statement>();
    private OutputDeclaration? output;
    private SpikeClause? spike;
    private int lets;

    private ModelParser(SourceText source, Diagnostics diagnostics)
    {
        reader = new(source, Lexer.Tokens(source, diagnostics), diagnostics);
        scope = new(reader);
        literals = new(reader);
        expressions = new(reader, scope, literals);
    }

    /// <summary>The model, or null and at least one error.</summary>
    public static NeuronModel? Parse(SourceText source, Diagnostics diagnostics)
    {
        if (source.Text.Length > LargestText)
        {
            diagnostics.Error(Code.TooLarge, new Place.Text(source, 0, 1), $"a model of {source.Text.Length} characters; the most is {LargestText}");
            return null;
        }
        var own = new Diagnostics();
        NeuronModel? model = null;
        try
        {
            model = new ModelParser(source, own).File();
        }
        catch (TokenReader.SyntaxException)
        {
        }
        foreach (var diagnostic in own.Items.OrderBy(d => ((Place.Text)d.Place).Start))
            diagnostics.Add(diagnostic);
        return own.HasErrors ? null : model;
    }

    private NeuronModel File()
    {
        reader.Expect("neuron", "a model begins with: neuron Name {");
        var name = Name("a name for the model");
        reader.Expect("{");
        Items(Item);
        var close = reader.Expect("}");
        reader.BeginItem();
        if (!reader.AtEnd)
            throw reader.Fail($"expected the end of the file, found {reader.Found}", "a file holds one model");
        CheckEmission(close);
        return new(name.Text, parameters.ToImmutable(), inputs.ToImmutable(), states.ToImmutable(), output, tables.ToImmutable(),
            statements.ToImmutable(), spike, expressions.Draws, reader.Source);
    }

    // One item a line. After a mistake in one, the next line is read as if nothing had happened.
    private void Items(Action item)
    {
        var fresh = true;
        while (!reader.AtEnd && !reader.Current.Is("}") && !reader.Diagnostics.IsFull)
        {
            var start = reader.Position;
            try
            {
                if (!fresh && !reader.Current.FirstOnLine)
                    throw reader.Fail($"expected an operator or the end of the line, found {reader.Found}",
                        reader.Current.Is("=") && reader.Previous.FirstOnLine ? "the line above ends in the middle of an expression" : null);
                fresh = false;
                reader.BeginItem();
                item();
            }
            catch (TokenReader.SyntaxException)
            {
                if (reader.Position == start && !reader.Current.Is("}"))
                    reader.Next();
                reader.SkipItem();
            }
        }
    }

    private void Item()
    {
        var word = reader.Current;
        if (spike is not null)
            reader.Diagnostics.Error(Code.BadSpike, reader.Place(word),
                word.Is("spike") ? "a model has one spike clause, and this is the second" : "nothing may follow the spike clause",
                word.Is("spike") ? "join the conditions with or; ? : chooses between two values" : "move it above");
        switch (word.Text)
        {
            case "param":
                Param();
                break;
            case "input":
                Input();
                break;
            case "state":
                State();
                break;
            case "output":
                Output();
                break;
            case "table":
                Table();
                break;
            case "spike":
                Spike();
                break;
            default:
                statements.Add(Statement(inSpike: false));
                break;
        }
    }

    private void Param()
    {
        reader.Next();
        var name = Name("a name for the parameter");
        scope.Declare(name, new Symbol(SymbolKind.Param, parameters.Count));
        parameters.Add(new(name.Text, default, null, reader.Place(name)));
        reader.Expect(":", TypeHelp);
        var (type, explicitRounding) = literals.Type();
        long? value = reader.Accept("=") ? literals.Constant(type, explicitRounding) : null;
        parameters[^1] = parameters[^1] with { Type = type, Default = value };
    }

    private void Input()
    {
        reader.Next();
        var name = Name("a name for the input");
        scope.Declare(name, new Symbol(SymbolKind.Port, inputs.Count));
        inputs.Add(new(name.Text, reader.Place(name)));
        if (reader.Current.Is(":"))
            throw reader.Fail("an input has no type: its exact range follows from the synapses that end there", "leave the type out");
    }

    private void State()
    {
        reader.Next();
        var name = Name("a name for the state");
        scope.Declare(name, new Symbol(SymbolKind.State, states.Count));
        states.Add(new(name.Text, default, 0, reader.Place(name)));
        reader.Expect(":", TypeHelp);
        var (type, explicitRounding) = literals.Type();
        var initial = reader.Accept("=") ? literals.Constant(type, explicitRounding) : 0;
        states[^1] = states[^1] with { Type = type, Initial = initial };
    }

    private void Output()
    {
        var word = reader.Next();
        reader.Expect(":", "write the payload's type: output : fix<16,8>");
        var (type, _) = literals.Type();
        if (output is not null)
            reader.Diagnostics.Error(Code.DuplicateName, reader.Place(word), "the output is declared already");
        output = new(type, reader.PlaceFrom(word.Start));
    }

    private void Table()
    {
        reader.Next();
        var name = Name("a name for the table");
        scope.Declare(name, new TableSymbol(tables.Count));
        tables.Add(new(name.Text, default, [], reader.Place(name)));
        reader.Expect(":", TypeHelp);
        var (type, explicitRounding) = literals.Type();
        reader.Expect("=", "a table lists its entries: = [1, 2, 3]");
        reader.Expect("[", "a table lists its entries: = [1, 2, 3]");
        var entries = ImmutableArray.CreateBuilder<long>();
        do
        {
            if (reader.Current.Is("]") && entries.Count > 0)
                break;
            entries.Add(literals.Constant(type, explicitRounding));
        }
        while (reader.Accept(","));
        reader.Expect("]");
        if (entries.Count > LargestTable)
            reader.Diagnostics.Error(Code.BadTable, reader.Place(name), $"a table of {entries.Count} entries; the most is {LargestTable}");
        tables[^1] = tables[^1] with { Type = type, Raws = entries.ToImmutable() };
    }

    private void Spike()
    {
        var word = reader.Next();
        var condition = SpikeCondition();
        var place = reader.PlaceFrom(word.Start);
        reader.Expect("{");
        var body = ImmutableArray.CreateBuilder<Statement>();
        Items(() => body.Add(Statement(inSpike: true)));
        reader.Expect("}");
        foreach (var local in body.OfType<Statement.Let>())
            scope.Forget(local.Name);
        spike = new(condition, body.ToImmutable(), place);
    }

    // After a mistake in the condition the block is read all the same.
    private Expr SpikeCondition()
    {
        var start = reader.Current;
        try
        {
            reader.Expect("when", "write the condition: spike when v >= threshold { … }");
            return expressions.Parse();
        }
        catch (TokenReader.SyntaxException)
        {
            while (!reader.AtEnd && !reader.Current.Is("{") && !reader.Current.FirstOnLine)
                reader.Next();
            return new Expr.Literal(Exact.One, reader.Place(start));
        }
    }

    private Statement Statement(bool inSpike)
    {
        var word = reader.Current;
        if (word.Is("let"))
            return Let();
        if (word.Is("emit"))
            return Emit(inSpike);
        if (word.Kind != TokenKind.Name || Words.Reserved.Contains(word.Text))
            throw word.Text is "param" or "input" or "state" or "output" or "table" or "spike"
                ? reader.Fail($"'{word.Text}' cannot stand in a spike block", "move it above the spike clause", Code.BadSpike)
                : reader.Fail($"expected a statement, found {reader.Found}", inSpike ? "state = value, let name = value, or emit value" : "param, input, state, output, table, let, state = value, or spike when");
        return Assign();
    }

    private Statement.Let Let()
    {
        var word = reader.Next();
        var name = Name("a name for the value");
        Narrowing? type = reader.Accept(":") ? literals.Type().Type : null;
        reader.Expect("=");
        Expr value;
        try
        {
            value = expressions.Parse();
        }
        finally
        {
            // After the expression, which must not see it; after a mistake, too, so that its uses are not called unknown.
            scope.Declare(name, new Symbol(SymbolKind.Let, lets));
        }
        return new(name.Text, lets++, type, value, reader.PlaceFrom(word.Start));
    }

    private Statement.Emit Emit(bool inSpike)
    {
        var word = reader.Next();
        if (!inSpike)
            reader.Diagnostics.Error(Code.BadEmit, reader.Place(word), "emit stands in the spike block only", "spike when true { emit … } sends an event every tick");
        else if (output is null)
            reader.Diagnostics.Error(Code.BadEmit, reader.Place(word), "emit needs the payload's type", "declare it above: output : fix<16,8>");
        return new(expressions.Parse(), reader.PlaceFrom(word.Start));
    }

    private Statement.Assign Assign()
    {
        var name = reader.Next();
        if (!reader.Current.Is("="))
            throw reader.Fail($"expected '=' after '{name.Text}', found {reader.Found}");
        var meaning = scope.Find(name, "declare it above, state name : type, or fix a new value: let name = …");
        reader.Next();
        var value = expressions.Parse();
        if (meaning is Symbol { Kind: SymbolKind.State } state)
            return new(state.Index, value, reader.PlaceFrom(name.Start));
        if (meaning is not null)
            reader.Diagnostics.Error(Code.NotAssignable, reader.Place(name), $"'{name.Text}' is {Described(meaning)} and cannot be assigned",
                "only a state changes; a new value takes a new name: let name = …");
        return new(0, value, reader.PlaceFrom(name.Start));
    }

    private static string Described(object meaning) => meaning switch
    {
        Symbol { Kind: SymbolKind.Param } => "a parameter",
        Symbol { Kind: SymbolKind.Port } => "an input",
        Symbol { Kind: SymbolKind.Let } => "a let",
        _ => "a table",
    };

    private void CheckEmission(Token close)
    {
        var emits = spike?.Body.OfType<Statement.Emit>().ToList() ?? [];
        if (emits.Count > 1)
            reader.Diagnostics.Error(Code.BadEmit, emits[1].Place, "a neuron sends at most one event a tick, and this is the second emit");
        if (output is not null && emits.Count == 0)
            reader.Diagnostics.Error(Code.BadEmit, output.Place, "the model has an output but never emits", "add to the spike block: emit value");
        if (statements.Count == 0 && spike is null && !reader.Diagnostics.HasErrors)
            reader.Diagnostics.Warning(Code.NoInputs, reader.Place(close), "this model does nothing", "add a statement: state = value, or a spike clause");
    }

    private Token Name(string what)
    {
        if (reader.Current.Kind != TokenKind.Name)
            throw reader.Fail($"expected {what}, found {reader.Found}");
        return reader.Next();
    }
}
