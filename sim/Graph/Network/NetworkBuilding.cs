namespace Neuro.Graph;

// Writing a network in code: each method gives a network that has one thing more.
public sealed partial record Network
{
    public static Network Named(string name) => new() { Name = name, Place = new Place.Named($"network '{name}'") };

    /// <summary>Adds input channels; with a payload format, their events are graded.</summary>
    public Network Input(string name, int size, Format? payload = null) => With(new Population(name, size) { Payload = payload });

    /// <summary>Adds input channels with a shape, row-major.</summary>
    public Network Input(string name, ReadOnlySpan<int> shape, Format? payload = null) => With(Shaped(name, shape) with { Payload = payload });

    /// <summary>Adds neurons: <c>Population("b", 10, model, ("threshold", 1))</c>.</summary>
    public Network Population(string name, int size, NeuronModel model, params ReadOnlySpan<(string Parameter, Values Values)> parameters) =>
        With(Parametrised(new Population(name, size) { Model = model }, parameters));

    /// <summary>Adds neurons with a shape, row-major.</summary>
    public Network Population(string name, ReadOnlySpan<int> shape, NeuronModel model, params ReadOnlySpan<(string Parameter, Values Values)> parameters) =>
        With(Parametrised(Shaped(name, shape) with { Model = model }, parameters));

    /// <summary>Lets a state of a population start at other values than the model's.</summary>
    public Network Initial(string population, string state, Values values) => this with
    {
        Populations = [.. Populations.Select(p => p.Name == population ? p with { Initial = p.Initial.SetItem(state, values) } : p)],
    };

    /// <summary>Adds synapses: <c>Project("a", "b[0:5].x", Format.Fix(8, 0), new Rule.AllToAll(), weight: 1, delay: 3)</c>.</summary>
    /// <param name="source">A population or a range of it, such as "a" or "a[2:5]".</param>
    /// <param name="target">The same, with a port, which may be left out if the model has one: "b.x", "b[2:5].x".</param>
    public Network Project(string source, string target, Format format, Rule rule, Values weight, Values delay, string? name = null, bool loadable = false)
    {
        var (from, to) = (End(source), End(target));
        if (from.Port is not null)
            throw new ArgumentException($"a source has no port, but '{source}' names one", nameof(source));
        return With(new Projection(from.Range, to.Range, to.Port, format, rule, weight, delay) { Name = name, Loadable = loadable });
    }

    /// <summary>Adds a generator of events for an input population, or for a port, to which each count adds the weight.</summary>
    public Network Drive(string target, GeneratorKind kind, ulong seed = 0, Format? format = null, Number? weight = null, DrawIndex index = default, string? name = null)
    {
        var to = End(target);
        return With(new Generator(to.Range, to.Port, kind, seed, index, format, weight ?? 1) { Name = name });
    }

    /// <summary>Records a state, a port or a let on every tick: <c>Probe("b.v")</c>, <c>Probe("b[0:3].v")</c>.</summary>
    public Network Probe(string signal)
    {
        var end = End(signal);
        return With(new Probe(end.Range, end.Port ?? throw new ArgumentException($"'{signal}' names no state, port or let", nameof(signal))));
    }

    public Network With(Population population) => this with { Populations = Populations.Add(population) };

    public Network With(Projection projection) => this with { Projections = Projections.Add(projection) };

    public Network With(Generator generator) => this with { Generators = Generators.Add(generator) };

    public Network With(Probe probe) => this with { Probes = Probes.Add(probe) };

    // Populations stand before what refers to them, so the reading that names one of them is meant.
    private EndText End(string text)
    {
        var readings = EndText.Readings(text).ToList();
        var known = readings.FindIndex(reading => Populations.Any(population => population.Name == reading.Population));
        return known >= 0 ? readings[known] : readings[^1];
    }

    private static Population Shaped(string name, ReadOnlySpan<int> shape)
    {
        var size = 1;
        foreach (var extent in shape)
            size = checked(size * extent);
        return new(name, size) { Shape = [.. shape] };
    }

    private static Population Parametrised(Population population, ReadOnlySpan<(string Parameter, Values Values)> parameters)
    {
        var all = population.Parameters;
        foreach (var (parameter, values) in parameters)
            all = all.Add(parameter, values);
        return population with { Parameters = all };
    }
}
