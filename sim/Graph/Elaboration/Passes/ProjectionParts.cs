namespace Neuro.Graph;

/// <summary>A projection with its ends resolved and its rule ready, before its synapses have been looked at.</summary>
internal sealed record ProjectionParts(string Name, Projection Declared, PopulationParts Source, PopulationParts Target, int Port, RuleSynapses Synapses);
