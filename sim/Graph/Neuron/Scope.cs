namespace Neuro.Graph;

/// <summary>The names of a model and what they stand for; one name, one meaning.</summary>
internal sealed class Scope(TokenReader reader)
{
    private readonly Dictionary<string, (object Meaning, Place.Text Place)> names = new(StringComparer.Ordinal);

    /// <summary>Takes a name for a declaration; reports one that is reserved or taken.</summary>
    public void Declare(Token name, object meaning)
    {
        if (Words.Reserved.Contains(name.Text))
            reader.Diagnostics.Error(Code.UnexpectedToken, reader.Place(name), $"'{name.Text}' is a word of the language", "choose another name");
        else if (names.TryGetValue(name.Text, out var earlier))
            reader.Diagnostics.Error(Code.DuplicateName, reader.Place(name),
                $"'{name.Text}' is declared already, in line {reader.Source.LineColumn(earlier.Place.Start).Line}", "choose another name");
        else
            names.Add(name.Text, (meaning, reader.Place(name)));
    }

    /// <summary>What a name stands for: a <see cref="Symbol"/> or a <see cref="TableDeclaration"/>'s index; null if unknown, which is reported.</summary>
    public object? Find(Token name, string help = "declare it above: param, input, state, table or let")
    {
        if (names.TryGetValue(name.Text, out var entry))
            return entry.Meaning;
        var near = Words.Nearest(name.Text, names.Keys);
        reader.Diagnostics.Error(Code.UnknownName, reader.Place(name), $"nothing above is named '{name.Text}'",
            near is not null ? $"did you mean '{near}'?" : help);
        return null;
    }

    /// <summary>Ends a let's visibility at the end of its block.</summary>
    public void Forget(string name) => names.Remove(name);
}

/// <summary>A table's place in the model.</summary>
internal sealed record TableSymbol(int Index);
