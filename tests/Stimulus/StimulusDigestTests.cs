using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class StimulusDigestTests
{
    private static readonly ElaboratedNetwork Network = BareNetwork.Of(
        BareNetwork.Input(0, "left", 4),
        BareNetwork.Input(1, "right", 4));

    [Test]
    public void The_digest_is_the_hash_that_the_format_page_states()
    {
        var stimulus = new StimulusBuilder(Network).Event(258, "right", 3).Build();

        byte[] bytes = [.. "neuro stimulus 1"u8, 1, .. Long(258), .. Int(5), .. Encoding.UTF8.GetBytes("right"), .. Int(3), .. Long(1)];
        Assert.That(StimulusDigest.Of(Network, stimulus, 1000), Is.EqualTo(Digest256.FromBytes(SHA256.HashData(bytes))));
    }

    [Test]
    public void The_order_in_which_events_are_given_does_not_matter()
    {
        var one = new StimulusBuilder(Network).Event(1, "left", 0).Event(1, "right", 2).Event(0, "left", 3).Build();
        var other = new StimulusBuilder(Network).Event(0, "left", 3).Event(1, "right", 2).Event(1, "left", 0).Build();

        Assert.That(StimulusDigest.Of(Network, one, 10), Is.EqualTo(StimulusDigest.Of(Network, other, 10)));
    }

    [Test]
    public void A_generator_and_the_list_of_its_events_have_the_same_digest()
    {
        var generated = new StimulusBuilder(Network).Generator("left", new GeneratorKind.Regular(4, 1)).Build();
        var listed = new StimulusBuilder(Network);
        for (var tick = 1; tick < 10; tick += 4)
            listed.Events("left", Enumerable.Range(0, 4).Select(neuron => ((long)tick, neuron)));

        Assert.That(StimulusDigest.Of(Network, generated, 10), Is.EqualTo(StimulusDigest.Of(Network, listed.Build(), 10)));
    }

    [Test]
    public void What_happens_after_the_run_is_not_in_the_digest()
    {
        var stimulus = new StimulusBuilder(Network).Event(1, "left", 0).Event(9, "left", 0).Build();

        Assert.That(StimulusDigest.Of(Network, stimulus, 2), Is.EqualTo(StimulusDigest.Of(Network, stimulus, 9)));
        Assert.That(StimulusDigest.Of(Network, stimulus, 9), Is.Not.EqualTo(StimulusDigest.Of(Network, stimulus, 10)));
    }

    [Test]
    public void A_run_lasts_until_the_last_event_has_arrived()
    {
        Assert.That(RunLength.Default(Network, new StimulusBuilder(Network).Event(7, "left", 0).Reset(3).Build()), Is.EqualTo(8));
        Assert.That(RunLength.Default(Network, new StimulusBuilder(Network).Event(1, "left", 0).Reset(30).Build()), Is.EqualTo(31));
        Assert.That(RunLength.Default(Network, new StimulusBuilder(Network).Event(1, "left", 0).Lasts(5).Build()), Is.EqualTo(5));
        Assert.That(RunLength.Default(Network, Stimulus.Empty), Is.Null);
    }

    private static byte[] Int(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Long(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
