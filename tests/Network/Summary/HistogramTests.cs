using Neuro.Graph;

namespace Neuro.Tests;

public sealed class HistogramTests
{
    private static readonly Histogram Some = Histogram.Of([3, 7, 3, 12, 3]);

    [Test]
    public void A_histogram_counts_numbers() => Assert.Multiple(() =>
    {
        Assert.That(Some.Counts, Is.EqualTo(new[] { (3L, 3L), (7L, 1L), (12L, 1L) }));
        Assert.That((Some.Least, Some.Greatest, Some.Total, Some.Mean), Is.EqualTo((3, 12, 5, 5.6)));
    });

    [Test]
    public void Counts_by_number_leave_out_what_does_not_occur() =>
        Assert.That(Histogram.Of(10, [0, 4, 0, 1]).Counts, Is.EqualTo(new[] { (11L, 4L), (13L, 1L) }));

    [Test]
    public void Histograms_add_up() =>
        Assert.That(Histogram.Sum([Some, Histogram.Of([7, 8])]).Counts, Is.EqualTo(new[] { (3L, 3L), (7L, 2L), (8L, 1L), (12L, 1L) }));

    [TestCase(1, "3..12:5")]
    [TestCase(2, "3..7:4 8..12:1")]
    [TestCase(3, "3..6:3 7..10:1 11..12:1")]
    [TestCase(10, "3..3:3 4..4:0 5..5:0 6..6:0 7..7:1 8..8:0 9..9:0 10..10:0 11..11:0 12..12:1")]
    [TestCase(1000, "3..3:3 4..4:0 5..5:0 6..6:0 7..7:1 8..8:0 9..9:0 10..10:0 11..11:0 12..12:1")]
    public void Bins_are_equally_long_and_not_more_than_asked_for(int most, string bins) =>
        Assert.That(string.Join(' ', Some.Bins(most).Select(bin => $"{bin.First}..{bin.Last}:{bin.Count}")), Is.EqualTo(bins));

    [Test]
    public void Nothing_has_no_bins() => Assert.That(Histogram.Of([]).Bins(5), Is.Empty);

    [TestCase(0, 100, "")]
    [TestCase(1, 1_000_000, "▏")]
    [TestCase(50, 100, "████████████████████")]
    [TestCase(51, 100, "████████████████████▌")]
    [TestCase(100, 100, "████████████████████████████████████████")]
    public void A_bar_is_as_long_as_its_share_and_never_nothing_for_something(long count, long most, string bar) =>
        Assert.That(HistogramText.Bar(count, most), Is.EqualTo(bar));

    [Test]
    public void A_skyline_is_as_high_as_its_bins() =>
        Assert.That(HistogramText.Skyline([(0, 0, 0), (1, 1, 1), (2, 2, 4), (3, 3, 7), (4, 4, 8)]), Is.EqualTo(" ▁▄▇█"));
}
