using System.Security.Cryptography;
using Neuro.Graph;
using Neuro.Sim;
using static Neuro.Tests.WavBytes;

namespace Neuro.Tests;

public sealed class WavTests
{
    [TestCase(1, 8, new byte[] { 0, 128, 255 }, new[] { int.MinValue, 0, 0x7f000000 })]
    [TestCase(1, 16, new byte[] { 0, 0x80, 1, 0, 0xff, 0x7f }, new[] { int.MinValue, 0x10000, 0x7fff0000 })]
    [TestCase(1, 24, new byte[] { 0, 0, 0x80, 1, 0, 0, 0xff, 0xff, 0x7f }, new[] { int.MinValue, 0x100, 0x7fffff00 })]
    [TestCase(1, 32, new byte[] { 0, 0, 0, 0x80, 1, 0, 0, 0 }, new[] { int.MinValue, 1 })]
    public void Integers_are_read_exactly(int tag, int bits, byte[] samples, int[] expected) =>
        Assert.That(Read(File(Format(tag, 1, bits), Chunk("data", samples))).Channels[0], Is.EqualTo(expected));

    [TestCase(0.0, 0)]
    [TestCase(-1.0, int.MinValue)]
    [TestCase(1.0, int.MaxValue)]
    [TestCase(-7.5, int.MinValue)]
    [TestCase(0.5, 1 << 30)]
    [TestCase(1.5 / (1L << 31), 2)]
    [TestCase(-1.5 / (1L << 31), -1)]
    [TestCase(0.49999999999999994 / (1L << 31), 0)]
    [TestCase(-0.5 / (1L << 31), 0)]
    [TestCase(-0.50000000000000011 / (1L << 31), -1)]
    [TestCase(double.Epsilon, 0)]
    [TestCase(-double.Epsilon, 0)]
    public void Floating_point_is_rounded_to_the_nearest(double value, int expected) =>
        Assert.That(Read(File(Format(3, 1, 64), Chunk("data", BitConverter.GetBytes(value)))).Channels[0], Is.EqualTo([expected]));

    [Test]
    public void Single_precision_is_read_too() =>
        Assert.That(Read(File(Format(3, 1, 32), Chunk("data", BitConverter.GetBytes(-0.25f)))).Channels[0], Is.EqualTo([-(1 << 29)]));

    [Test]
    public void Stereo_is_left_and_right()
    {
        var audio = Read(File(Format(1, 2, 16, sampleRate: 44100), Chunk("data", 0, 1, 0, 2, 0, 3, 0, 4)));

        Assert.That(audio.SampleRate, Is.EqualTo(44100));
        Assert.That(audio.Channels[0], Is.EqualTo([0x01000000, 0x03000000]));
        Assert.That(audio.Channels[1], Is.EqualTo([0x02000000, 0x04000000]));
    }

    [Test]
    public void Chunks_that_are_no_sound_are_passed_over() =>
        Assert.That(Read(File(Chunk("LIST", 1, 2, 3), Format(1, 1, 16), Chunk("fact", 0, 0, 0, 0), Chunk("data", 0, 1), Chunk("id3 ", 1))).Channels[0],
            Is.EqualTo([0x01000000]));

    [Test]
    public void An_extensible_format_says_in_its_tail_what_it_is()
    {
        byte[] tail = [.. Int16(22), .. Int16(16), .. Int32(4), .. Int16(1), 0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

        Assert.That(Read(File(Format(0xFFFE, 1, 16, 8000, tail), Chunk("data", 0, 1))).Channels[0], Is.EqualTo([0x01000000]));
        tail[^1] = 0;
        Refused(File(Format(0xFFFE, 1, 16, 8000, tail), Chunk("data", 0, 1)), Code.WavUnsupported, 20);
    }

    [Test]
    public void Spoken_digits_are_mono_of_16_bits_at_8000()
    {
        var files = Directory.GetFiles(SharedData.At("data", "fsdd"), "*.wav");
        var samples = 0L;
        foreach (var file in files)
        {
            var audio = WavFile.Read(file);
            Assert.That((audio.SampleRate, audio.Channels.Length), Is.EqualTo((8000, 1)), file);
            Assert.That(audio.Length, Is.EqualTo((new FileInfo(file).Length - 44) / 2), file);
            samples += audio.Length;
        }
        Assert.That((files.Length, (samples + 4000) / 8000), Is.EqualTo((600, 262)));
    }

    [Test]
    public void What_is_written_is_read_again_and_files_of_other_writers_come_out_byte_for_byte()
    {
        var path = SharedData.At("data", "fsdd", "7_theo_5.wav");
        using var written = new MemoryStream();
        WavWriter.Write(WavFile.Read(path), written);

        Assert.That(SHA256.HashData(written.ToArray()), Is.EqualTo(SHA256.HashData(System.IO.File.ReadAllBytes(path))));
    }

    private static readonly byte[] Good = File(Format(1, 2, 16), Chunk("LIST", 1, 2, 3), Chunk("data", 1, 2, 3, 4, 5, 6, 7, 8));

    [Test]
    public void A_file_cut_anywhere_is_refused()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            var diagnostic = Assert.Throws<InvalidInputException>(() => Read(Good[..length]), $"{length} bytes")!.Diagnostic;
            Assert.That(diagnostic.Code, Is.EqualTo(Code.WavTruncated).Or.EqualTo(Code.WavMalformed), $"{length} bytes");
            Assert.That(diagnostic.Place, Is.InstanceOf<Place.Byte>());
        }
    }

    private static readonly TestCaseData[] Bad =
    [
        new TestCaseData("RIFF"u8.ToArray(), Code.WavTruncated, 4).SetArgDisplayNames("too short"),
        new TestCaseData("OggS00000000"u8.ToArray(), Code.WavMalformed, 0).SetArgDisplayNames("another kind of file"),
        new TestCaseData("RF64\0\0\0\0WAVE"u8.ToArray(), Code.WavUnsupported, 0).SetArgDisplayNames("RF64"),
        new TestCaseData(File(Chunk("data", 0, 0), Format(1, 1, 16)), Code.WavMalformed, 12).SetArgDisplayNames("samples before their format"),
        new TestCaseData(File(Format(1, 1, 16)), Code.WavMalformed, 36).SetArgDisplayNames("no samples"),
        new TestCaseData(File(), Code.WavMalformed, 12).SetArgDisplayNames("no chunk"),
        new TestCaseData(File(Format(1, 1, 16), Format(1, 1, 16)), Code.WavMalformed, 36).SetArgDisplayNames("two formats"),
        new TestCaseData(File(Format(1, 1, 16), Chunk("data", 1, 2), Chunk("data", 1, 2)), Code.WavMalformed, 46).SetArgDisplayNames("two data chunks"),
        new TestCaseData(File(Chunk("fmt ", 1, 0)), Code.WavMalformed, 12).SetArgDisplayNames("a short format"),
        new TestCaseData(File(Format(6, 1, 8), Chunk("data", 1)), Code.WavUnsupported, 20).SetArgDisplayNames("a-law"),
        new TestCaseData(File(Format(1, 1, 12), Chunk("data", 1, 2)), Code.WavUnsupported, 20).SetArgDisplayNames("12 bits"),
        new TestCaseData(File(Format(1, 6, 16), Chunk("data", 1, 2)), Code.WavUnsupported, 22).SetArgDisplayNames("six channels"),
        new TestCaseData(File(Format(1, 0, 16), Chunk("data", 1, 2)), Code.WavUnsupported, 22).SetArgDisplayNames("no channel"),
        new TestCaseData(File(Format(1, 1, 16, sampleRate: 0), Chunk("data", 1, 2)), Code.WavUnsupported, 24).SetArgDisplayNames("no sample rate"),
        new TestCaseData(File(Format(1, 1, 16), Chunk("data", 1, 2, 3)), Code.WavMalformed, 36).SetArgDisplayNames("half a sample"),
        new TestCaseData(File(Format(3, 1, 32), Chunk("data", 0, 0, 0, 0, 0, 0, 0xC0, 0x7F)), Code.WavMalformed, 48).SetArgDisplayNames("not a number"),
    ];

    [TestCaseSource(nameof(Bad))]
    public void What_is_wrong_is_said_with_its_byte(byte[] bytes, Code code, int offset) => Refused(bytes, code, offset);

    private static void Refused(byte[] bytes, Code code, int offset)
    {
        var diagnostic = Assert.Throws<InvalidInputException>(() => Read(bytes))!.Diagnostic;
        Assert.That(diagnostic.Code, Is.EqualTo(code), diagnostic.ToString());
        Assert.That(diagnostic.Place, Is.EqualTo(new Place.Byte("x.wav", offset)), diagnostic.ToString());
    }

    private static Audio Read(byte[] bytes) => WavFile.Read(new MemoryStream(bytes), "x.wav");
}
