using Neuro.Sim;

namespace Neuro.Tests;

public sealed class RecordingFuzz
{
    [Test]
    public void No_bytes_break_the_reader_of_sound()
    {
        byte[] samples = [.. Enumerable.Range(0, 48).Select(n => (byte)(n * 37))];
        List<byte[]> corpus =
        [
            .. from bits in new[] { 8, 16, 24, 32 } from channels in new[] { 1, 2 }
               select WavBytes.File(WavBytes.Format(1, channels, bits), WavBytes.Chunk("data", samples)),
            .. from bits in new[] { 32, 64 } from channels in new[] { 1, 2 }
               select WavBytes.File(WavBytes.Format(3, channels, bits), WavBytes.Chunk("data", new byte[48])),
            WavBytes.File(WavBytes.Chunk("LIST", 1, 2, 3), WavBytes.Format(1, 1, 16), WavBytes.Chunk("data", samples), WavBytes.Chunk("junk", 1)),
        ];
        new Fuzzer("wav", new Mutator(corpus, ["RIFF", "WAVE", "fmt ", "data", "LIST"]), input =>
        {
            var audio = WavFile.Read(new MemoryStream(input), "fuzz.wav");
            if (audio.Channels.Length is < 1 or > 2 || audio.Channels.Any(c => c.Length * audio.Channels.Length > input.Length))
                throw new InvalidOperationException("more samples than bytes");
            return true;
        }).Run(10_000);
    }

    [Test]
    public void No_bytes_break_the_reader_of_event_recordings()
    {
        List<byte[]> corpus = [[3, 4, 0x80, 0, 1, 5, 6, 0, 1, 2, 0, 240, 0, 0, 0, 33, 33, 0x7f, 0xff, 0xff], [], [.. Enumerable.Range(0, 500).Select(n => (byte)(n % 5 < 2 ? n % 34 : n))]];
        new Fuzzer("n-mnist", new Mutator(corpus, []), input => NmnistRecording.Read(new MemoryStream(input), "fuzz.bin").Events.Length <= input.Length / 5).Run(10_000);
    }
}
