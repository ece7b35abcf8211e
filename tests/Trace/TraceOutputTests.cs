using System.Security.Cryptography;
using Neuro.Graph;
using Neuro.Sim;
using static Neuro.Tests.NpyReading;

namespace Neuro.Tests;

public sealed class TraceOutputTests
{
    private readonly TemporaryFolder temporary = new();

    private string Folder => temporary.Path;

    [TearDown]
    public void RemoveFolder() => temporary.Dispose();

    [Test]
    public void A_trace_stands_under_its_name_when_it_is_whole()
    {
        var path = Path.Combine(Folder, "a b.trace");

        using (var writer = TraceFileWriter.Create(path, Traces.SmallHeader))
        {
            Traces.Small().WriteTo(writer);
            Assert.That(File.Exists(path), Is.False, "not before");
            var digest = writer.Complete();
            Assert.That(digest.ToString(), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))));
        }

        Assert.That(File.ReadAllBytes(path), Is.EqualTo(Traces.Small().ToBytes()));
        Assert.That(Directory.GetFiles(Folder), Has.Length.EqualTo(1));
        using var reader = TraceReader.Open(path);
        Assert.That(MemoryTrace.Of(reader).ToBytes(), Is.EqualTo(Traces.Small().ToBytes()));
    }

    [Test]
    public void An_unfinished_trace_leaves_nothing_and_the_file_before_it_as_it_was()
    {
        var path = Path.Combine(Folder, "a.trace");
        File.WriteAllText(path, "before");

        using (var writer = TraceFileWriter.Create(path, Traces.SmallHeader))
            writer.Tick(Traces.Small().Ticks[0]);

        Assert.That(Directory.GetFiles(Folder), Is.EqualTo(new[] { path }));
        Assert.That(File.ReadAllText(path), Is.EqualTo("before"));
    }

    [Test]
    public void Two_writers_of_one_name_do_not_disturb_each_other()
    {
        var path = Path.Combine(Folder, "a.trace");
        var other = Traces.Small().With(record => record.Probes[0][0] = 99);

        using var first = TraceFileWriter.Create(path, Traces.SmallHeader);
        using var second = TraceFileWriter.Create(path, Traces.SmallHeader);
        for (var tick = 0; tick < 4; tick++)
        {
            first.Tick(Traces.Small().Ticks[tick]);
            second.Tick(other.Ticks[tick]);
        }

        first.Complete();
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(Traces.Small().ToBytes()));
        second.Complete();
        Assert.That(File.ReadAllBytes(path), Is.EqualTo(other.ToBytes()));
        Assert.That(Directory.GetFiles(Folder), Has.Length.EqualTo(1));
    }

    [Test]
    public void A_trace_can_be_followed_while_it_is_written()
    {
        using var writer = TraceFileWriter.Create(Path.Combine(Folder, "a.trace"), Traces.SmallHeader with { Ticks = 100_000 });
        var record = new TickRecord(Traces.SmallHeader);
        for (var tick = 0; tick < 100_000; tick++)
        {
            record.Clear(tick);
            record.StateDigest = tick % 2 == 0 ? 1UL : null;
            writer.Tick(record);
        }

        using var reader = TraceReader.Open(Directory.GetFiles(Folder).Single(), unfinished: true);
        TraceFileTests.Drain(reader);

        Assert.That(reader.IsWhole, Is.False);
        Assert.That(reader.TicksRead, Is.InRange(90_000, 100_000));
    }

    [Test]
    public void A_folder_that_is_not_there_is_named() =>
        Assert.That(CodeOf(() => TraceFileWriter.Create(Path.Combine(Folder, "none", "a.trace"), Traces.SmallHeader)), Is.EqualTo(Code.UnwritableFile));

    [Test]
    public void A_folder_is_no_place_for_a_file() =>
        Assert.That(DiagnosticOf(() => TraceFileWriter.Create(Folder, Traces.SmallHeader)).Message, Is.EqualTo("this is a folder"));

    [Test]
    public void Behind_a_link_the_file_it_points_to_is_replaced()
    {
        var (path, link) = (Path.Combine(Folder, "a.trace"), Path.Combine(Folder, "link.trace"));
        File.WriteAllText(path, "before");
        File.CreateSymbolicLink(link, path);

        OutputFile.Write(link, stream => stream.Write("after"u8));

        Assert.That(File.ReadAllText(path), Is.EqualTo("after"));
        Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo(path));
    }

    [Test]
    public void A_device_is_written_to_and_never_renamed_over()
    {
        if (!File.Exists("/dev/null"))
            Assert.Pass("there is no /dev/null here");

        using (var writer = TraceFileWriter.Create("/dev/null", Traces.SmallHeader))
        {
            Traces.Small().WriteTo(writer);
            Assert.That(writer.Complete(), Is.EqualTo(Traces.Small().Digest()));
        }

        Assert.That(new FileInfo("/dev/null").Length, Is.Zero);
        Assert.That(Directory.GetFiles("/dev", "null.*.tmp"), Is.Empty);
    }

    [Test]
    public void A_full_disk_is_an_error_of_the_machine_and_not_of_the_input()
    {
        if (!File.Exists("/dev/full"))
            Assert.Pass("there is no /dev/full here");

        Assert.Throws(Is.InstanceOf<IOException>(), () =>
        {
            using var writer = TraceFileWriter.Create("/dev/full", Traces.SmallHeader);
            Traces.Small().WriteTo(writer);
            writer.Complete();
        });
    }

    [Test]
    public void An_engine_that_breaks_the_order_is_found_out()
    {
        var record = new TickRecord(Traces.SmallHeader) { StateDigest = 0 };
        using var writer = new TraceWriter(Stream.Null, Traces.SmallHeader);

        Assert.Throws<InvalidOperationException>(() => writer.End(), "too few ticks");
        Assert.Throws<InvalidOperationException>(() => writer.Tick(new(Traces.SmallHeader) { Tick = 1 }), "a tick left out");
        record.Neurons[0].AddRange([5, 5]);
        Assert.Throws<System.Diagnostics.UnreachableException>(() => writer.Tick(record), "a neuron twice");
        record.Neurons[0].Clear();
        record.StateDigest = null;
        Assert.Throws<System.Diagnostics.UnreachableException>(() => writer.Tick(record), "no digest where it is due");
    }
}
