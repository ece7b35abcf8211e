using CsCheck;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>The random functions against published and agreed check values.</summary>
public sealed class RandomFunctionTests
{
    // Known answers of the authors' reference implementation for 2 words of 32 bits and 20 rounds.
    [TestCase(0u, 0u, 0u, 0u, 0x6B200159u, 0x99BA4EFEu)]
    [TestCase(0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 0x1CB996FCu, 0xBB002BE7u)]
    [TestCase(0x13198A2Eu, 0x03707344u, 0x243F6A88u, 0x85A308D3u, 0xC4923A9Cu, 0x483DF7A0u)]
    public void Threefry_gives_the_known_answers(uint keyA, uint keyB, uint counterA, uint counterB, uint a, uint b) =>
        Assert.That(Threefry.Block(20, (keyA, keyB), (counterA, counterB)), Is.EqualTo((a, b)));

    [Test]
    public void A_neuron_draws_the_agreed_words()
    {
        var key = RandomDraws.TickKey(seed: 1, tick: 0, RandomDraws.PopulationWord("hidden"));

        Assert.That(Enumerable.Range(0, 4).Select(draw => RandomDraws.Word(key, neuron: 1, draw)),
            Is.EqualTo(new[] { 0xE4EFF9A2u, 0x13B51733u, 0xB2B2C23Cu, 0x1DDD4311u }));
    }

    [Test]
    public void A_population_counts_by_the_CRC_32_of_its_name()
    {
        Assert.That(RandomDraws.PopulationWord("123456789"), Is.EqualTo(0xCBF43926u));
        Assert.That(RandomDraws.PopulationWord("größe"), Is.Not.EqualTo(RandomDraws.PopulationWord("grosse")));
    }

    [Test]
    public void Ticks_count_modulo_2_to_the_32()
    {
        var word = RandomDraws.PopulationWord("hidden");

        Assert.That(RandomDraws.TickKey(7, (1L << 32) + 5, word), Is.EqualTo(RandomDraws.TickKey(7, 5, word)));
        Assert.That(RandomDraws.TickKey(7, 6, word), Is.Not.EqualTo(RandomDraws.TickKey(7, 5, word)));
    }

    [Test]
    public void Both_halves_of_the_seed_count()
    {
        Assert.That(RandomDraws.TickKey(1, 0, 0), Is.Not.EqualTo(RandomDraws.TickKey(1UL << 32, 0, 0)));
        Assert.That(RandomDraws.TickKey(0x89ABCDEF_01234567, 3, 9), Is.EqualTo(Threefry.Block(20, (0x01234567, 0x89ABCDEF), (3, 9))));
    }

    [Test]
    public void The_state_digest_of_four_cells_is_the_agreed_sum()
    {
        long[] cells = [0, 1, -1, 32767];
        var digest = cells.Select((raw, cell) => StateDigest.Share(raw, Format.Fix(16, 0), (uint)cell)).Aggregate((a, b) => a + b);

        Assert.That(digest, Is.EqualTo(0xD67969E009D03E5A));
    }

    [TestCase(1, 1)]
    [TestCase(32, 1)]
    [TestCase(33, 2)]
    [TestCase(64, 2)]
    public void A_state_is_cut_into_words_of_32_bits(int bits, int words) =>
        Assert.That(StateDigest.Words(Format.Fix(bits, 0)), Is.EqualTo(words));

    [Test]
    public void A_wide_state_counts_as_its_words_low_first_sign_extended() =>
        (from raw in Gen.Long from cell in Gen.UInt[0, uint.MaxValue - 1] select (raw, cell)).Sample((raw, cell) =>
            StateDigest.Share(raw, Format.Fix(33, 0), cell)
            == StateDigest.Share((int)raw, Format.Fix(32, 0), cell) + StateDigest.Share((int)(raw >> 32), Format.Fix(32, 0), cell + 1),
            iter: 1_000);

    [Test]
    public void SplitMix_gives_the_agreed_draws()
    {
        Assert.That(SplitMix.Draw(0, 0), Is.EqualTo(0xE220A8397B1DCDAF));
        Assert.That(SplitMix.Draw(1, 0), Is.EqualTo(0x910A2DEC89025CC1));
        Assert.That(new[] { 0ul, 1ul, 2ul }.Select(i => SplitMix.Below(1, i, 10_000)), Is.EqualTo(new[] { 5665u, 7457u, 9710u }));
    }

    [Test]
    public void A_bounded_draw_stays_below_its_bound() =>
        (from seed in Gen.ULong from index in Gen.ULong from bound in Gen.UInt[1, uint.MaxValue] select (seed, index, bound)).Sample(
            (seed, index, bound) => SplitMix.Below(seed, index, bound) < bound, iter: 10_000);
}
