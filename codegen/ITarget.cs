namespace Neuro.Codegen;

/// <summary>A language that hardware is emitted in.</summary>
public interface ITarget
{
    string Name { get; }

    /// <summary>What it gives, in a line.</summary>
    string Summary { get; }

    /// <summary>All files of the project, in memory.</summary>
    IReadOnlyList<EmittedFile> Emit(HardwarePlan plan);
}
