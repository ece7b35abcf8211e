using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Neuro.Cli;

/// <summary>The text of <c>--help</c>: what a command does, how it is called, and examples that work.</summary>
internal static class HelpPage
{
    private const int Width = 100;

    /// <summary>Makes <c>--help</c> print these pages, for the root and for every verb.</summary>
    public static void Install(RootCommand root) =>
        root.Options.OfType<HelpOption>().Single().Action = new Print();

    public static string Of(Command command)
    {
        using var text = new StringWriter { NewLine = "\n" };
        Write(command, text);
        return text.ToString();
    }

    private static void Write(Command command, TextWriter text)
    {
        WriteParagraph(text, command.Description!);
        text.WriteLine();
        text.WriteLine($"usage: {Usage(command)}");
        WriteSection(text, "verbs", command.Subcommands.Select(verb => (verb.Name, verb.Description!)));
        WriteSection(text, "arguments", command.Arguments.Select(argument => (argument.HelpName!, argument.Description!)));
        WriteSection(text, "options", command.Options.Where(option => !option.Hidden).Select(option => (Names(option), option.Description!)));
        if (command is not Verb verb)
        {
            text.WriteLine("\n`neuro VERB --help` tells more about a verb.");
            return;
        }
        if (verb.Notes is { } notes)
        {
            text.WriteLine();
            WriteParagraph(text, notes);
        }
        text.WriteLine("\nexamples:");
        foreach (var (line, does) in verb.Examples)
            text.WriteLine($"  {line}\n      {does}");
    }

    private static string Usage(Command command)
    {
        if (command is not Verb)
            return "neuro VERB [options]";
        var words = new List<string> { "neuro", command.Name };
        words.AddRange(command.Arguments.Select(argument =>
            (argument.Arity.MaximumNumberOfValues > 1 ? argument.HelpName + "..." : argument.HelpName!) is var name && argument.Arity.MinimumNumberOfValues > 0 ? name : $"[{name}]"));
        words.AddRange(command.Options.Where(option => option.Required).Select(option => $"{option.Name} {option.HelpName}"));
        words.Add("[options]");
        return string.Join(' ', words);
    }

    private static string Names(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-')).Prepend(option.Name).Order(StringComparer.Ordinal).Reverse());
        return option.HelpName is null ? names : $"{names} {option.HelpName}";
    }

    private static void WriteParagraph(TextWriter text, string paragraph)
    {
        foreach (var line in Lines(paragraph, Width))
            text.WriteLine(line);
    }

    private static void WriteSection(TextWriter text, string title, IEnumerable<(string Name, string Description)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
            return;
        text.WriteLine($"\n{title}:");
        var column = Math.Min(28, all.Max(row => row.Name.Length) + 4);
        foreach (var (name, description) in all)
        {
            text.Write($"  {name}");
            var used = name.Length + 2;
            if (used > column - 2)
            {
                text.WriteLine();
                used = 0;
            }
            foreach (var line in Lines(description, Width - column))
            {
                text.WriteLine($"{new string(' ', column - used)}{line}");
                used = 0;
            }
        }
    }

    private static IEnumerable<string> Lines(string description, int width)
    {
        var line = "";
        foreach (var word in description.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = "";
            }
            line += line.Length == 0 ? word : $" {word}";
        }
        yield return line;
    }

    private sealed class Print : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write(Of(parseResult.CommandResult.Command));
            return ExitCode.Fine;
        }
    }
}
