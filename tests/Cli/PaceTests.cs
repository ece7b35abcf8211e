using Neuro.Cli;

namespace Neuro.Tests;

/// <summary>What somebody who watches long work is told.</summary>
public sealed class PaceTests
{
    private TimeSpan now;

    [Test]
    public void Nothing_is_said_before_there_is_anything_to_go_by()
    {
        var pace = Pace(total: 100);

        pace.See(0);
        Assert.That(pace.Text("ticks"), Is.Empty);
        pace.See(10);
        Assert.That(pace.Text("ticks"), Is.Empty);
    }

    [Test]
    public void Rate_and_time_left_follow_from_what_was_seen()
    {
        var pace = Pace(total: 100_000);

        pace.See(1000);
        now = TimeSpan.FromSeconds(2);
        pace.See(11_000);

        Assert.That(pace.Text("ticks"), Is.EqualTo("5,000 ticks/s, 00:00:18 left"));
        Assert.That(pace.Text(null), Is.EqualTo("00:00:18 left"));
    }

    [Test]
    public void What_was_done_before_a_run_was_resumed_does_not_count()
    {
        var pace = Pace(total: 1_000_000);

        pace.See(0);
        now = TimeSpan.FromSeconds(1);
        pace.See(900_000);
        now = TimeSpan.FromSeconds(2);
        pace.See(900_100);

        Assert.That(pace.Text("ticks"), Is.EqualTo("100 ticks/s, 00:16:39 left"));
    }

    [Test]
    public void Days_are_told()
    {
        var pace = Pace(total: long.MaxValue);

        pace.See(1);
        now = TimeSpan.FromSeconds(1);
        pace.See(2);

        Assert.That(pace.Text("ticks"), Does.Match("^1 ticks/s, [0-9]+ d [0-9:]{8} left$"));
    }

    private Pace Pace(long total) => new(total, () => now);
}
