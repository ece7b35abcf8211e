using System.Security.Cryptography;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class SceneTests
{
    [Test]
    public void Sines_in_integers_are_sines()
    {
        for (var degrees = -90; degrees <= 90; degrees += 3)
        {
            var radians = FixedAngle.Radians(degrees * 1_000_000L);
            Assert.That(Math.ScaleB(radians, -FixedAngle.Frac), Is.EqualTo(degrees * Math.PI / 180).Within(2e-12));
            Assert.That(Math.ScaleB(FixedAngle.Sine(radians), -FixedAngle.Frac), Is.EqualTo(Math.Sin(degrees * Math.PI / 180)).Within(2e-11));
        }
    }

    [TestCase(0, 0)]
    [TestCase(30, 261.1)]
    [TestCase(60, 488.1)]
    [TestCase(-60, -488.1)]
    [TestCase(90, 655.8)]
    public void The_time_between_the_ears_is_that_of_a_sphere(int degrees, double microseconds)
    {
        // radius / speed of sound · (angle + sin angle)
        Assert.That(Head.TimeDifference(degrees) * 1e6, Is.EqualTo(microseconds).Within(0.1));
        var (left, right) = Head.Arrival(degrees * 1_000_000L, ticksPerSecond: 48_000);
        Assert.That((left - right) / 65536.0 / 48_000 * 1e6, Is.EqualTo(microseconds).Within(0.1));
        Assert.That(Head.Degrees(Head.TimeDifference(degrees)), Is.EqualTo(degrees).Within(1e-5));
    }

    [Test]
    public void Both_ears_hear_the_same_noise_a_little_apart()
    {
        // 18.33 samples apart: the ears' own noise and the fraction are what is left.
        var sound = new Scene(48_000, 4_800, FromDegrees: 45, ToDegrees: 45).Synthesise();
        var (left, right) = (sound.Channels[0], sound.Channels[1]);

        var correlations = Enumerable.Range(-30, 61).Select(lag => Correlation(left, right, lag)).ToArray();

        Assert.That(Array.IndexOf(correlations, correlations.Max()) - 30, Is.EqualTo(18));
        Assert.That(correlations.Max(), Is.GreaterThan(0.98));
    }

    [Test]
    public void A_scene_has_the_same_samples_on_every_machine()
    {
        using var wav = new MemoryStream();
        WavWriter.Write(Localisation.DefaultScene.Synthesise(), wav);

        Assert.That(Convert.ToHexStringLower(SHA256.HashData(wav.ToArray())), Is.EqualTo("a32bd7cf62b26eb73702dab90d0fe1fa1afae2c082fb3306cf3230b4a8c53b41"));
    }

    [Test]
    public void A_scene_is_neither_clipped_nor_faint()
    {
        var loudest = Localisation.DefaultScene.Synthesise().Channels.Max(channel => channel.Max(sample => Math.Abs((long)sample)));

        Assert.That(loudest / (double)(1L << 31), Is.InRange(0.1, 0.9));
    }

    private static double Correlation(int[] left, int[] right, int lag)
    {
        var (cross, leftPower, rightPower) = (0.0, 0.0, 0.0);
        for (var n = 50; n < right.Length - 50; n++)
        {
            cross += (double)left[n + lag] * right[n];
            leftPower += (double)left[n + lag] * left[n + lag];
            rightPower += (double)right[n] * right[n];
        }
        return cross / Math.Sqrt(leftPower * rightPower);
    }
}
