namespace Neuro.Sim;

/// <summary>The synapses of a projection on the device: rows by source neuron.</summary>
/// <param name="Source">Index of the source population.</param>
/// <param name="Sources">Neurons of the source population.</param>
/// <param name="IsGraded">1 if events carry payloads, else 0.</param>
/// <param name="RowStarts">Where the row of each source neuron begins; one more says where the last one ends.</param>
/// <param name="Targets">By synapse.</param>
/// <param name="Delays">By synapse, in ticks.</param>
/// <param name="Weights">By synapse, raw.</param>
/// <param name="Scale">Brings weight · payload to the binary point of the port.</param>
internal readonly record struct DeviceProjection(
    int Source, int Sources, int IsGraded, long RowStarts, long Targets, Column Delays, Column Weights, long Scale, DevicePort Port);
