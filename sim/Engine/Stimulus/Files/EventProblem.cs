using Neuro.Graph;

namespace Neuro.Sim;

internal enum EventPart
{
    Tick,
    Neuron,
    Payload,
}

/// <summary>What is wrong with an event, and with which part of it.</summary>
internal sealed record EventProblem(EventPart Part, Code Code, string Message, string? Help);
