using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Hw;

/// <summary>A stimulus as the words that hardware is given, tick by tick: marks, events by channel and neuron, the end.</summary>
public sealed class InputWords
{
    private readonly ElaboratedNetwork network;
    private readonly EventFormat format;
    private readonly StimulusPlayer player;
    private readonly List<uint> words = [];
    private readonly int[] idOfPopulation;
    private readonly int[] idOfGenerator;

    public InputWords(ElaboratedNetwork network, EventFormat format, Stimulus stimulus)
    {
        (this.network, this.format) = (network, format);
        player = new(network, stimulus);
        idOfPopulation = new int[network.Populations.Length];
        idOfGenerator = new int[network.Generators.Length];
        for (var id = 0; id < format.Inputs.Length; id++)
            if (format.Inputs[id] is { Generator: { } generator })
                idOfGenerator[generator] = id;
            else
                idOfPopulation[format.Inputs[id].Population] = id;
    }

    /// <summary>What goes in at the tick that <see cref="Next"/> gave last.</summary>
    public TickInput Input { get; private set; } = null!;

    /// <summary>The words of the next tick, from 0 on; valid until the next call.</summary>
    public IReadOnlyList<uint> Next()
    {
        Input = player.Next();
        words.Clear();
        foreach (var mark in ResetMarks.Canonical(network, Input.Marks))
            Add(mark);
        for (var population = 0; population < Input.Neurons.Length; population++)
            for (var i = 0; i < Input.Neurons[population].Count; i++)
                Add(idOfPopulation[population], Input.Neurons[population][i], Input.Payloads[population][i]);
        // Generators add in their own order, each its neurons in ascending order.
        foreach (var addition in Input.Additions)
            Add(idOfGenerator[addition.Generator], addition.Neuron, addition.Raw);
        words.Add(EventFormat.Word(WordTag.End, 0));
        return words;
    }

    private void Add(ResetMark mark)
    {
        if (mark.Populations.IsEmpty)
            words.Add(EventFormat.Mark(mark.KeepInFlight, null));
        else
            for (var id = 0; id < format.Outputs.Length; id++)
                if (mark.Covers(format.Outputs[id].Population))
                    words.Add(EventFormat.Mark(mark.KeepInFlight, id));
    }

    private void Add(int id, int neuron, long payload)
    {
        words.Add(format.Event(id, neuron));
        RawWords.Append(words, payload, format.Inputs[id].PayloadWords);
    }
}
