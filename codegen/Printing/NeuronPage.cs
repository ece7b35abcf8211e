namespace Neuro.Codegen;

/// <summary>What the template of a neuron module is filled with: lines, finished.</summary>
/// <param name="Starts">Whether initial states come out behind <c>start</c>.</param>
internal sealed record NeuronPage(string Module, string Model, int Depth, bool Starts, IReadOnlyList<string> Ports, IReadOnlyList<string> Unread, IReadOnlyList<StagePage> Stages);

/// <param name="Number">From 1.</param>
/// <param name="Registers">Declarations of what the next stage sees.</param>
/// <param name="Moves">Assignments to these registers, or to outputs.</param>
internal sealed record StagePage(int Number, IReadOnlyList<string> Functions, IReadOnlyList<StatementPage> Statements, IReadOnlyList<string> Registers, IReadOnlyList<string> Moves);

/// <param name="Source">The model's statement, as comments.</param>
/// <param name="Lines">One step each.</param>
internal sealed record StatementPage(IReadOnlyList<string> Source, IReadOnlyList<string> Lines);
