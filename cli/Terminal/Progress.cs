using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Neuro.Cli;

/// <summary>Shows how far long work is, how fast it goes and how long it takes, to somebody who watches; nothing in a pipe.</summary>
internal static class Progress
{
    private const int MillisecondsBetweenUpdates = 100;

    /// <param name="total">The number of ticks; the work reports each when it is done.</param>
    public static T Show<T>(Session session, string what, long total, Func<Action<long>?, T> work)
    {
        if (!session.Terminal.IsWatched)
            return work(null);
        var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RateColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(what), maxValue: total);
                var last = Environment.TickCount64;
                return work(tick =>
                {
                    var now = Environment.TickCount64;
                    if (now - last < MillisecondsBetweenUpdates)
                        return;
                    last = now;
                    task.Value = tick + 1;
                });
            });
    }

    private sealed class RateColumn : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
            new Text(task.Speed is { } speed ? string.Create(CultureInfo.InvariantCulture, $"{speed:n0} ticks/s") : "");
    }
}
