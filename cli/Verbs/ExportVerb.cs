using System.CommandLine;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>Turns a trace into a file of another kind.</summary>
internal sealed class ExportVerb : Verb
{
    private readonly Argument<string> trace = new("trace") { Description = "A trace.", HelpName = "TRACE" };
    private readonly Option<string?> format = new("--to")
    {
        Description = $"{string.Join("; ", TraceFormats.All.Select(f => $"{f.Name}: {f.Summary}"))}. Without it the output's name says it.",
        HelpName = "FORMAT",
    };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Where it goes; without it to standard output.", HelpName = "FILE" };
    private readonly Option<bool> unfinished = StandardOptions.Unfinished();

    public ExportVerb()
        : base("export", "Turn a trace into text, CSV, NumPy arrays or a waveform.")
    {
        Add(trace);
        Add(format);
        Add(output);
        Add(unfinished);
    }

    public override IReadOnlyList<(string Line, string Does)> Examples =>
    [
        ("neuro export net.trace", "print it as text"),
        ("neuro export net.trace -o net.vcd", "make a waveform that GTKWave opens"),
        ("neuro export net.trace --to csv -o spikes.csv", "list its events in the form of a stimulus"),
    ];

    public override int Run(ParseResult given, Session session)
    {
        var path = given.GetValue(output);
        if (!Inputs.IsApart(session, path, given.GetRequiredValue(trace)) || Format(session, given.GetValue(format), path) is not { } kind)
            return ExitCode.BadInput;
        if (path is not null)
            return Progress.Show(session, "reading", watched =>
            {
                TraceFormats.Export(given.GetRequiredValue(trace), kind, path, given.GetValue(unfinished), watched, session.Cancellation);
                return ExitCode.Fine;
            });
        kind.Convert(() => TraceReader.Open(given.GetRequiredValue(trace), given.GetValue(unfinished)), session.Terminal.OutStream, session.Cancellation);
        return ExitCode.Fine;
    }

    private static TraceFormat? Format(Session session, string? name, string? path)
    {
        var format = name is not null ? TraceFormats.Find(name)
            : path is null ? TraceFormats.All[0]
            : TraceFormats.All.FirstOrDefault(f => f.Extension == Path.GetExtension(path));
        if (format is null)
            session.Diagnostics.Error(
                Code.BadOption, new Place.Named(name is null ? "--output" : "--to"),
                name is null ? $"'{path}' does not say what kind of file it is to be" : $"there is no format '{name}'",
                $"the formats are {string.Join(", ", TraceFormats.All.Select(f => f.Name))}");
        else if (format.NeedsFile && path is null)
        {
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--to"), $"'{format.Name}' cannot be written to standard output", "name a file with -o");
            return null;
        }
        return format;
    }
}
