using System.Text;

namespace Neuro.Tests;

/// <summary>A command line cut into words as a shell does it, as far as documentation needs: quotes, and # for a comment.</summary>
internal static class CommandWords
{
    public static List<string> Of(string command)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        foreach (var character in command)
        {
            if (quote is not null)
            {
                if (character == quote)
                    quote = null;
                else
                    word!.Append(character);
            }
            else if (character is '\'' or '"')
            {
                quote = character;
                word ??= new();
            }
            else if (character is '#' && word is null)
                return words;
            else if (!char.IsWhiteSpace(character))
            {
                if ("$`|&;<>*?(){}~!\\".Contains(character))
                    throw new FormatException($"documented commands are run without a shell, which has no meaning for {character}: {command}");
                (word ??= new()).Append(character);
            }
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
        if (quote is not null)
            throw new FormatException($"a quote is left open: {command}");
        if (word is not null)
            words.Add(word.ToString());
        return words;
    }
}
