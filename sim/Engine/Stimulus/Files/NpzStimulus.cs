using Neuro.Graph;

namespace Neuro.Sim;

/// <summary>Reads events and reset marks from the arrays of an .npz file into a draft.</summary>
/// <remarks>
/// <c>tick</c>, <c>neuron</c> and, where the population is graded, <c>payload</c> have one entry an event;
/// <c>reset_tick</c> and <c>reset_keep</c> one a mark; <c>ticks</c> is a single number. A population's name and a slash
/// before them say whose they are.
/// </remarks>
internal sealed class NpzStimulus(StimulusDraft draft, NpzFile file, string path, long firstTick)
{
    public const string Ticks = "ticks";
    public const string Tick = "tick";
    public const string Neuron = "neuron";
    public const string Payload = "payload";
    public const string ResetTick = "reset_tick";
    public const string ResetKeep = "reset_keep";

    private const int MostErrors = 20;

    private long errorsBefore;

    public void Read()
    {
        errorsBefore = draft.ErrorCount;
        foreach (var (population, arrays) in file.Names.Select(Split).GroupBy(name => name.Population, name => name.Array).Select(g => (g.Key, g.ToHashSet())))
        {
            var known = true;
            foreach (var array in arrays.Where(array => !IsKnown(population, array)))
                known = Unknown(population, array);
            if (!known)
                continue;
            if (arrays.Contains(Ticks))
                TakeTicks();
            if (arrays.Contains(Tick) || arrays.Contains(Neuron) || arrays.Contains(Payload))
                TakeEvents(population, arrays.Contains(Payload));
            if (arrays.Contains(ResetTick) || arrays.Contains(ResetKeep))
                TakeMarks(population, arrays.Contains(ResetKeep));
        }
    }

    private static (string Population, string Array) Split(string name)
    {
        var slash = name.LastIndexOf('/');
        return slash < 0 ? ("", name) : (name[..slash], name[(slash + 1)..]);
    }

    private static bool IsKnown(string population, string array) =>
        array is Tick or Neuron or Payload or ResetTick or ResetKeep || (array == Ticks && population.Length == 0);

    private bool Unknown(string population, string array)
    {
        draft.Diagnostics.Error(Code.UnknownArray, new Place.File(path), $"'{Name(population, array)}' is no array of a stimulus",
            $"the arrays are {Tick}, {Neuron}, {Payload}, {ResetTick}, {ResetKeep}, a population's name and a slash before each if need be, and {Ticks}");
        return false;
    }

    private void TakeTicks()
    {
        var array = file.Array(Ticks);
        if (array.Count != 1)
            throw new InvalidInputException(Code.WrongShape, array.Place, $"'{Ticks}' is a single number, not {array.Count}");
        draft.SetTicks(firstTick + Math.Min(array.Integer(0), StimulusDraft.LastTick), array.PlaceOf(0));
    }

    private void TakeEvents(string name, bool hasPayload)
    {
        var ticks = file.Array(Name(name, Tick));
        var neurons = file.Array(Name(name, Neuron));
        var payloads = hasPayload ? file.Array(Name(name, Payload)) : null;
        RequireRow(ticks, ticks);
        RequireRow(neurons, ticks);
        RequireRow(payloads ?? ticks, ticks);
        if ((name.Length == 0 ? draft.InputOfUnnamed(ticks.Place) : draft.Input(name, ticks.Place)) is not { } population)
            return;
        draft.Events.BeginSource(ticks.PlaceOf, ticks.Count);
        for (var i = 0; i < ticks.Count; i++)
        {
            var problem = PayloadOf(population, payloads, i, out var raw) ?? draft.Add(population, Shifted(ticks.Integer(i)), neurons.Integer(i), raw);
            if (problem is not null)
                Report(problem, i, ticks, neurons, payloads);
        }
    }

    // Integers are raw, floating point numbers are values.
    private EventProblem? PayloadOf(ElaboratedPopulation population, NpyArray? payloads, int index, out long raw)
    {
        if (payloads is null)
            return draft.TryUnit(population, out raw);
        if (!payloads.IsInteger)
            return StimulusDraft.TryRaw(population, payloads.Value(index), out raw);
        raw = payloads.Integer(index);
        return null;
    }

    private void Report(EventProblem problem, int index, NpyArray ticks, NpyArray neurons, NpyArray? payloads)
    {
        var array = problem.Part switch
        {
            EventPart.Tick => ticks,
            EventPart.Neuron => neurons,
            _ => payloads ?? neurons,
        };
        draft.Diagnostics.Error(problem.Code, array.PlaceOf(index), $"'{array.Name}'[{index}]: {problem.Message}", problem.Help);
        if (draft.ErrorCount - errorsBefore >= MostErrors)
            throw new InvalidInputException(Code.TooManyErrors, new Place.File(path), $"{MostErrors} errors so far; the rest of the file is not read");
    }

    private void TakeMarks(string name, bool hasKeep)
    {
        var ticks = file.Array(Name(name, ResetTick));
        var keeps = hasKeep ? file.Array(Name(name, ResetKeep)) : null;
        RequireRow(ticks, ticks);
        RequireRow(keeps ?? ticks, ticks);
        IReadOnlyList<ElaboratedPopulation>? populations = null;
        if (name.Length > 0)
        {
            if (draft.Resettable(name, ticks.Place) is not { } population)
                return;
            populations = [population];
        }
        for (var i = 0; i < ticks.Count; i++)
        {
            if (keeps?.Integer(i) is not (null or 0 or 1))
                throw new InvalidInputException(Code.BadResetMark, keeps!.PlaceOf(i), $"'{keeps.Name}'[{i}] is {keeps.Integer(i)}; it is 0, or 1 to keep what is in flight");
            draft.AddMark(Shifted(ticks.Integer(i)), populations, keeps?.Integer(i) == 1, ticks.PlaceOf(i));
        }
    }

    private static void RequireRow(NpyArray array, NpyArray ticks)
    {
        if (array.Shape.Length != 1)
            throw new InvalidInputException(Code.WrongShape, array.Place, $"'{array.Name}' has {array.Shape.Length} dimensions; it is a row, of one");
        if (array.Count != ticks.Count)
            throw new InvalidInputException(Code.WrongShape, array.Place, $"'{array.Name}' has {array.Count} entries, '{ticks.Name}' {ticks.Count}");
    }

    // A tick that is none stays what it is, for the message.
    private long Shifted(long tick) => tick is >= 0 and <= StimulusDraft.LastTick ? firstTick + tick : tick;

    private static string Name(string population, string array) => population.Length == 0 ? array : $"{population}/{array}";
}
