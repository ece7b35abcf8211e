using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>
/// Random models and values: the text read by the parser, evaluated as expressions, evaluated as steps, and computed
/// beside all that by fractions — four ways that must give the same.
/// </summary>
public sealed class RandomModelTests
{
    private const int Models = 3200;
    private const int VectorsEach = 32;

    [Test]
    public void Expressions_steps_and_fractions_agree_on_random_models()
    {
        var (found, foundSize) = ((string?)null, 0);
        Parallel.For(0, Models * Campaign.Factor, (n, loop) =>
        {
            var size = 1 + n % 24;
            if (Mismatch(Campaign.Seed * 1_000_000 + (ulong)n, size) is not { } mismatch)
                return;
            (found, foundSize) = (mismatch, size);
            loop.Stop();
        });
        if (found is not null)
            Assert.Fail(Smallest(foundSize) ?? found);
    }

    // Most mistakes show in small models too, and the smallest is the one to read.
    private static string? Smallest(int belowSize) =>
        (from size in Enumerable.Range(0, belowSize) from seed in Enumerable.Range(0, 500) select Mismatch((ulong)seed, size))
        .FirstOrDefault(mismatch => mismatch is not null);

    [Test]
    public void Every_construct_rounding_and_overflow_occurs_in_random_models()
    {
        var texts = Enumerable.Range(0, 300).Select(n => new RandomModel((ulong)n, 12).Text).ToList();
        string[] words =
        [
            "param", "input", "state", "output", "table", "let", "spike when", "emit", " + ", " - ", " * ", " >> ", " << ", "-", "abs(", "min(", "max(",
            " ? ", " and ", " or ", "not ", "==", "!=", " < ", " <= ", " > ", " >= ", "random<", "[", "true", "0x", " : fix<", " : ufix<", "round floor",
            "round nearest", "round even", "round zero", "round ceil", "overflow saturate", "overflow wrap",
        ];

        Assert.That(words.Where(word => !texts.Exists(text => text.Contains(word, StringComparison.Ordinal))), Is.Empty);

        // Each rounding with each overflow, however much of the two is left to the defaults.
        var types = texts.SelectMany(text => Tests.Models.Parse(text).States).Select(state => (state.Type.Rounding, state.Type.Overflow)).ToHashSet();
        Assert.That(types, Is.EquivalentTo(from rounding in Enum.GetValues<Rounding>() from overflow in Enum.GetValues<Overflow>() select (rounding, overflow)));
    }

    [TestCaseSource(typeof(ShippedModels), nameof(ShippedModels.Names))]
    public void Expressions_and_steps_agree_on_shipped_model(string name)
    {
        var model = ShippedModels.Get(name);
        var diagnostics = new Diagnostics();
        var typed = ModelTyping.Of(model, [.. model.Inputs.Select(_ => Format.Fix(12, 4).Num)], diagnostics);
        Assert.That(diagnostics.Items.Select(d => d.ToString()), Is.Empty);
        var comparison = new LevelComparison(typed!);
        Assert.That(comparison.Structure(), Is.Null);
        var values = new Draws(Campaign.Seed);
        var frame = new NeuronFrame(model);
        for (var n = 0; n < 3000 * Campaign.Factor; n++)
        {
            // Mostly the course that a neuron takes; now and then it is thrown somewhere else.
            var states = frame.States.ToArray();
            RandomModel.Fill(frame, typed!, values);
            if (!values.OneIn(10))
                states.CopyTo(frame.States, 0);
            var before = LevelComparison.Copy(frame, model);
            if (comparison.Step(frame).Mismatch is { } mismatch)
                Assert.Fail($"{Shown(before, model)}\n{mismatch}");
        }
    }

    private static string? Mismatch(ulong seed, int size)
    {
        var random = new RandomModel(seed, size);
        try
        {
            return Mismatch(random, seed, size);
        }
        catch (Exception e) when (e is not AssertionException)
        {
            return $"seed {seed}, size {size}\n{random.Text}ports: {string.Join(", ", random.Ports)}\n{e}";
        }
    }

    private static string? Mismatch(RandomModel random, ulong seed, int size)
    {
        var diagnostics = new Diagnostics();
        var model = ModelParser.Parse(new("random.neuron", random.Text), diagnostics);
        var typed = model is null ? null : ModelTyping.Of(model, [.. random.Ports], diagnostics);
        var head = $"seed {seed}, size {size}\n{random.Text}ports: {string.Join(", ", random.Ports)}\n";
        if (typed is null)
            return $"{head}refused: {string.Join('\n', diagnostics.Items)}";
        var comparison = new LevelComparison(typed);
        if (comparison.Structure() is { } wrong)
            return head + wrong;
        var values = new Draws(seed ^ 0x5EED);
        var frame = new NeuronFrame(model!);
        for (var n = 0; n < VectorsEach; n++)
        {
            RandomModel.Fill(frame, typed, values);
            var before = LevelComparison.Copy(frame, model!);
            var (payload, mismatch) = comparison.Step(frame);
            mismatch ??= Compare(random, comparison, frame, payload, LevelComparison.Copy(before, model!));
            if (mismatch is not null)
                return $"{head}{Shown(before, model!)}\n{mismatch}";
        }
        return null;
    }

    private static string? Compare(RandomModel random, LevelComparison comparison, NeuronFrame after, long? payload, NeuronFrame frame)
    {
        var (expected, lets) = random.Step(frame);
        if (payload != expected)
            return $"payload {payload}, by fractions {expected}";
        if (!after.States.AsSpan().SequenceEqual(frame.States))
            return $"states {string.Join(", ", after.States)}, by fractions {string.Join(", ", frame.States)}";
        for (var l = 0; l < lets.Count; l++)
            if (Rational.Of(comparison.Lets[l]) != lets[l])
                return $"let {random.Lets[l]} is {comparison.Lets[l]}, by fractions {lets[l]}";
        return null;
    }

    private static string Shown(NeuronFrame frame, NeuronModel model) => string.Join(", ",
        model.Params.Select((p, i) => $"{p.Name} {frame.Params[i]}")
            .Concat(model.Inputs.Select((p, i) => $"{p.Name} {frame.Ports[i]}"))
            .Concat(model.States.Select((s, i) => $"{s.Name} {frame.States[i]}"))
            .Append($"tick key {frame.TickKey}").Append($"neuron {frame.Neuron}"));
}
