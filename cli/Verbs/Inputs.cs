using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Cli;

/// <summary>What several verbs are given: a network, what goes into it, and for how long.</summary>
internal static class Inputs
{
    /// <summary>Null, and diagnostics in the session, if the file is no network that can run.</summary>
    public static ElaboratedNetwork? Network(Session session, string path) =>
        NetworkReader.Read(path, session.Diagnostics) is { } network
            ? Progress.Show(session, "looking at all synapses", watched => Elaborator.Elaborate(network, session.Diagnostics, watched, session.Cancellation))
            : null;

    /// <param name="stimulusPath">Null: nothing is given to the network.</param>
    public static (ElaboratedNetwork Network, Stimulus Stimulus)? Read(Session session, string networkPath, string? stimulusPath)
    {
        if (Network(session, networkPath) is not { } network)
            return null;
        var stimulus = stimulusPath is null ? Stimulus.Empty : StimulusReader.Read(stimulusPath, network, session.Diagnostics);
        return stimulus is null ? null : (network, stimulus);
    }

    /// <summary>Whether what is written takes the place of none of what it is made from.</summary>
    public static bool IsApart(Session session, string? output, params ReadOnlySpan<string?> sources)
    {
        foreach (var source in sources)
        {
            if (output is null || source is null || Real(source) != Real(output))
                continue;
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--output"), $"'{output}' is read, and would be replaced by what is made of it", "give another name");
            return false;
        }
        return true;
    }

    /// <summary>The files that the models of a network were read from.</summary>
    public static string?[] ModelFiles(ElaboratedNetwork network) =>
        [.. network.Source.Populations.Select(population => population.Model?.Source.Name).Distinct().Where(File.Exists)];

    // The file that is meant, whatever links lead to it.
    private static string Real(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);
        }
        catch (IOException)
        {
            return Path.GetFullPath(path);
        }
    }

    /// <summary>The length of a run: as asked for, or as the stimulus has it.</summary>
    public static long? Ticks(Session session, ElaboratedNetwork network, Stimulus stimulus, long? asked)
    {
        if (asked is < 1)
        {
            session.Diagnostics.Error(Code.BadOption, new Place.Named("--ticks"), $"a run has at least 1 tick; found {asked}");
            return null;
        }
        var ticks = asked ?? RunLength.Default(network, stimulus);
        if (ticks is null)
            session.Diagnostics.Error(Code.NoRunLength, new Place.Named("command line"), "nothing says how long to run", "give --ticks, or a stimulus that has events");
        return ticks;
    }
}
