using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>The reference engine behaves.</summary>
public sealed class ReferenceEngineTests() : TickBehaviour(new ReferenceEngine());

/// <summary>So does the engine that the reference is compared with.</summary>
public sealed class NaiveEngineTests() : TickBehaviour(new NaiveEngine());
