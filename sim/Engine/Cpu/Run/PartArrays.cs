namespace Neuro.Sim;

/// <summary>The arrays of one part that its compiled step works on, and their addresses in the step's order.</summary>
/// <remarks>
/// Arrays are padded. The neurons behind the last one are copies of it at which nothing arrives, so they are valid, and
/// rest when it does.
/// </remarks>
internal sealed unsafe class PartArrays
{
    private readonly NativeBlock[] blocks;
    private readonly NativeBlock addresses;
    private readonly PopulationStep step;
    private readonly Part part;

    public PartArrays(PopulationStep step, Part part)
    {
        (this.step, this.part) = (step, part);
        Padded = PaddedNeurons.Of(part.Count);
        var arrays = step.Compiled.Arrays;
        blocks = new NativeBlock[arrays.Count];
        addresses = new(arrays.Count * sizeof(nint));
        for (var state = 0; state < arrays.States.Length; state++)
            Allocate(arrays.StateAt(state), arrays.States[state]);
        for (var parameter = 0; parameter < arrays.Parameters.Length; parameter++)
            if (arrays.Parameters[parameter] is { } storage)
                FillParameter(parameter, storage);
        for (var draw = 0; draw < arrays.Draws; draw++)
            Allocate(arrays.DrawAt(draw), Storage.UInt32);
        for (var let = 0; let < arrays.Lets; let++)
            Allocate(arrays.LetAt(let), arrays.Lane);
        for (var table = 0; table < arrays.Tables; table++)
            FillTable(arrays.TableAt(table), step.Compiled.Datapath.Tables[table].AsSpan(), arrays.Lane);
        if (step.Compiled.IsGraded)
            Allocate(arrays.PayloadAt, arrays.Lane);
        if (step.Compiled.SendsEvents)
            Allocate(arrays.SpikesAt, Storage.UInt8);
    }

    /// <summary>Neurons of the part and those behind them that fill the last vector.</summary>
    public int Padded { get; }

    public byte** Addresses => (byte**)addresses.Address;

    public byte* State(int state) => Addresses[step.Compiled.Arrays.StateAt(state)];

    /// <summary>The values of a recorded let, by its position among them.</summary>
    public byte* Let(int let) => Addresses[step.Compiled.Arrays.LetAt(let)];

    public byte* Payloads => Addresses[step.Compiled.Arrays.PayloadAt];

    public byte* Spikes => Addresses[step.Compiled.Arrays.SpikesAt];

    public void Reset()
    {
        var arrays = step.Compiled.Arrays;
        for (var state = 0; state < arrays.States.Length; state++)
            for (var neuron = 0; neuron < Padded; neuron++)
                arrays.States[state].Write(State(state), neuron, step.Population.InitialState(state, part.First + Math.Min(neuron, part.Count - 1)));
    }

    /// <summary>Makes the neurons behind the last one its copies again.</summary>
    public void Pad()
    {
        if (Padded == part.Count)
            return;
        var states = step.Compiled.Arrays.States;
        for (var state = 0; state < states.Length; state++)
            switch (states[state].Bytes())
            {
                case 1:
                    Pad(State(state));
                    break;
                case 2:
                    Pad((short*)State(state));
                    break;
                case 4:
                    Pad((int*)State(state));
                    break;
                default:
                    Pad((long*)State(state));
                    break;
            }
    }

    private void Pad<T>(T* states)
        where T : unmanaged => new Span<T>(states + part.Count, Padded - part.Count).Fill(states[part.Count - 1]);

    private void FillParameter(int parameter, Storage storage)
    {
        var at = step.Compiled.Arrays.ParameterAt(parameter);
        Allocate(at, storage);
        for (var neuron = 0; neuron < Padded; neuron++)
            storage.Write(Addresses[at], neuron, step.Population.Parameter(parameter, part.First + Math.Min(neuron, part.Count - 1)));
    }

    private void FillTable(int at, ReadOnlySpan<long> entries, Storage lane)
    {
        blocks[at] = new((long)entries.Length * lane.Bytes());
        Addresses[at] = blocks[at].Address;
        // A table that is wider than a lane is one that no step of this population reads.
        for (var i = 0; i < entries.Length; i++)
            lane.Write(Addresses[at], i, entries[i]);
    }

    private void Allocate(int at, Storage storage)
    {
        blocks[at] = new((long)Padded * storage.Bytes());
        Addresses[at] = blocks[at].Address;
    }
}
