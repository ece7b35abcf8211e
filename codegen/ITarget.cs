using Neuro.Graph;

namespace Neuro.Codegen;

/// <summary>A language that hardware is emitted in.</summary>
public interface ITarget
{
    string Name { get; }

    /// <summary>What it gives, in a line.</summary>
    string Summary { get; }

    TargetTraits Traits { get; }

    /// <summary>The name of the file that runs the others on words that are given, without its extension.</summary>
    string TestBenchOf(string prefix) => TestBench.Module(prefix);

    /// <summary>Hardware for a network, by those of the options that make a difference here.</summary>
    /// <exception cref="InvalidInputException">The network is none that hardware can be made for.</exception>
    HardwarePlan PlanOf(ElaboratedNetwork network, PlanOptions options) => HardwarePlan.Of(network, Traits.Heeded(options));

    /// <summary>All files of the project, in memory.</summary>
    IReadOnlyList<EmittedFile> Emit(HardwarePlan plan);
}

/// <summary>What can be chosen of a target's hardware, and done with it.</summary>
/// <param name="Extension">How the names of the files end that are compiled: <c>.v</c>.</param>
/// <param name="HasClock">Whether it has a clock, so that cycles are counted and words can be held back.</param>
/// <param name="HasControl">Whether a host can begin again, read states and load numbers, and learns of words that are refused.</param>
/// <param name="HasLanes">Whether it has as many lanes as it is told.</param>
/// <param name="HasShells">Whether it can be had with a shell and without.</param>
/// <param name="LoadsSynapses">Whether its synapses can be left to a host to load.</param>
/// <param name="ChoosesDelays">Whether events can wait elsewhere than in rings.</param>
public sealed record TargetTraits(string Extension, bool HasClock, bool HasControl, bool HasLanes, bool HasShells, bool LoadsSynapses, bool ChoosesDelays = false)
{
    /// <summary>The options that make a difference; all others as they are by default.</summary>
    public PlanOptions Heeded(PlanOptions options) => options with
    {
        Lanes = HasLanes ? options.Lanes : 1,
        Shell = HasShells ? options.Shell : Shell.None,
        HasImages = !LoadsSynapses || options.HasImages,
        StageLevels = HasClock ? options.StageLevels : null,
        Delays = ChoosesDelays ? options.Delays : DelayForm.Rings,
    };
}
