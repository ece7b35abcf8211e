using Spectre.Console;
using Spectre.Console.Rendering;

namespace Neuro.Cli;

/// <summary>Shows how far long work is, how fast it goes and how long it takes, to somebody who watches; nothing in a pipe.</summary>
internal static class Progress
{
    // Work that is done before anybody wonders is not announced.
    private const int MillisecondsOfPatience = 300;
    private const int MillisecondsBetweenUpdates = 100;
    private const int Parts = 1000;

    /// <param name="total">The number of ticks; the work reports each when it is done.</param>
    public static T Show<T>(Session session, string what, long total, Func<Action<long>?, T> work) => Show(session, what, total, "ticks", work);

    /// <param name="total">How many steps there are; the work reports each when it is done.</param>
    /// <param name="steps">What steps are called.</param>
    public static T Show<T>(Session session, string what, long total, string steps, Func<Action<long>?, T> work)
    {
        if (!session.Terminal.IsWatched)
            return work(null);
        var done = 0L;
        using var display = new Display(what, total, () => Volatile.Read(ref done), steps);
        return work(step => Volatile.Write(ref done, step + 1));
    }

    /// <param name="work">Reports the fraction that is done, from any thread.</param>
    public static T Show<T>(Session session, string what, Func<IProgress<double>?, T> work)
    {
        if (!session.Terminal.IsWatched)
            return work(null);
        var done = new Fraction();
        using var display = new Display(what, Parts, () => done.Parts);
        return work(done);
    }

    private sealed class Fraction : IProgress<double>
    {
        private long parts;

        public long Parts => Volatile.Read(ref parts);

        // Of reports that overtake each other, any will do.
        public void Report(double value) => Volatile.Write(ref parts, (long)(value * Progress.Parts));
    }

    /// <summary>Draws on a thread of its own, so that the work is none the slower for being watched.</summary>
    private sealed class Display : IDisposable
    {
        private readonly ManualResetEventSlim ended = new();
        private readonly Thread thread;

        public Display(string what, long total, Func<long> done, string? steps = null)
        {
            thread = new(() => Draw(what, total, done, steps)) { IsBackground = true, Name = "progress" };
            thread.Start();
        }

        public void Dispose()
        {
            ended.Set();
            thread.Join();
            ended.Dispose();
        }

        private void Draw(string what, long total, Func<long> done, string? steps)
        {
            var pace = new Pace(total);
            if (ended.Wait(MillisecondsOfPatience))
                return;
            AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) })
                .Progress()
                .AutoClear(true)
                .Columns([new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new PaceColumn(() => pace.Text(steps))])
                .Start(context =>
                {
                    var task = context.AddTask(Markup.Escape(what), maxValue: total);
                    do
                    {
                        task.Value = done();
                        pace.See((long)task.Value);
                    }
                    while (!ended.Wait(MillisecondsBetweenUpdates));
                });
        }
    }

    private sealed class PaceColumn(Func<string> text) : ProgressColumn
    {
        public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) => new Text(text());
    }
}
