using System.Globalization;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class NmnistTests
{
    private static readonly ElaboratedPopulation Camera = BareNetwork.Input(0, "camera", 2 * 34 * 34);

    [Test]
    public void Every_recording_agrees_with_the_index()
    {
        var rows = File.ReadLines(SharedData.At("data", "nmnist", "index.csv")).Skip(1).Select(line => line.Split(',')).ToArray();

        Assert.That(rows, Has.Length.EqualTo(60));
        foreach (var row in rows)
        {
            var events = NmnistRecording.Read(SharedData.At("data", "nmnist", row[0])).Events;
            string[] found = [row[0], row[1], Text(events.Length), Text(events[0].Microseconds), Text(events[^1].Microseconds), Text(events.Count(e => e.On))];
            Assert.That(found, Is.EqualTo(row));
        }
    }

    [Test]
    public void An_event_is_five_bytes()
    {
        var events = Read(3, 33, 0x80 | 0x01, 0x02, 0x03, 5, 6, 0x7f, 0xff, 0xff).Events;

        Assert.That(events, Is.EqualTo([new PixelEvent(0x010203, 3, 33, true), new PixelEvent(0x7fffff, 5, 6, false)]));
    }

    [Test]
    public void A_wrapped_clock_adds_to_every_later_time() =>
        Assert.That(Read(1, 1, 0, 0, 9, 0, 240, 0, 0, 0, 2, 2, 0, 0, 4, 0, 240, 0, 0, 0, 2, 2, 0, 0, 4).Events.Select(e => e.Microseconds),
            Is.EqualTo([9, 8196, 16388]));

    [Test]
    public void Pixels_become_channels_by_polarity_row_and_column() =>
        Assert.That(NmnistEvents.Channel(new(0, X: 3, Y: 5, On: true)), Is.EqualTo((1 * 34 + 5) * 34 + 3));

    [Test]
    public void Several_events_of_a_pixel_in_a_tick_are_merged_to_one_or_counted()
    {
        // x = 1, y = 0 at 10, 999 and 1000 microseconds, x = 0 at 20.
        var recording = Read(1, 0, 0, 0, 10, 0, 0, 0, 0, 20, 1, 0, 0, 3, 0xe7, 1, 0, 0, 3, 0xe8);
        var counting = BareNetwork.Input(0, "camera", 2 * 34 * 34, Format.Ufix(4, 1));

        Assert.That(NmnistEvents.Of(recording, Camera, 1000, EventMerge.One, Where), Is.EqualTo([new InputEvent(0, 0, 0, 1), new(0, 0, 1, 1), new(1, 0, 1, 1)]));
        Assert.That(NmnistEvents.Of(recording, counting, 1000, EventMerge.Sum, Where, firstTick: 5),
            Is.EqualTo([new InputEvent(5, 0, 0, 2), new(5, 0, 1, 4), new(6, 0, 1, 2)]));
    }

    [Test]
    public void A_sum_that_is_no_payload_is_refused()
    {
        var recording = Read(1, 0, 0, 0, 10, 1, 0, 0, 0, 20);

        var exception = Assert.Throws<InvalidInputException>(() => NmnistEvents.Of(recording, Camera, 1000, EventMerge.Sum, Where));
        Assert.That(exception!.Diagnostic.Code, Is.EqualTo(Code.RecordingDoesNotFit));
        Assert.That(exception.Message, Is.EqualTo("2 events of camera[1] at tick 0 give a payload that ufix<1,0> does not hold"));
    }

    [Test]
    public void A_population_of_another_size_is_refused() =>
        Assert.That(Assert.Throws<InvalidInputException>(() => NmnistEvents.Of(Read(), BareNetwork.Input(0, "in", 1156), 1000, EventMerge.One, Where))!.Diagnostic.Code,
            Is.EqualTo(Code.RecordingDoesNotFit));

    [Test]
    public void A_recording_that_is_cut_short_is_refused_where_it_ends()
    {
        var diagnostic = Assert.Throws<InvalidInputException>(() => Read(1, 1, 0, 0, 9, 1, 1))!.Diagnostic;

        Assert.That(diagnostic.ToString(), Does.StartWith("x.bin(byte 5): error NEU270: the last event has 2 bytes; an event has 5"));
    }

    [Test]
    public void A_pixel_outside_the_camera_is_refused() =>
        Assert.That(Assert.Throws<InvalidInputException>(() => Read(1, 1, 0, 0, 9, 34, 1, 0, 0, 0))!.Diagnostic.ToString(),
            Does.StartWith("x.bin(byte 5): error NEU271: the event's pixel is x = 34, y = 1"));

    private static readonly Place Where = new Place.Named("x.bin");

    private static NmnistRecording Read(params byte[] bytes) => NmnistRecording.Read(new MemoryStream(bytes), "x.bin");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
