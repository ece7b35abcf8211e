using Neuro.Graph;
using Neuro.Sim;

namespace Neuro.Tests;

/// <summary>Stimuli in files that exist for one test.</summary>
internal sealed class StimulusFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("neuro stimulus ").FullName;

    public string PathOf(string name) => Path.Combine(Folder, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public string Write(string name, Action<Stream> write)
    {
        using var stream = File.Create(PathOf(name));
        write(stream);
        return PathOf(name);
    }

    public string WriteNpz(string name, Action<NpzWriter> write) => Write(name, stream =>
    {
        var npz = new NpzWriter(stream);
        write(npz);
        npz.End();
    });

    /// <summary>The stimulus, or what is wrong with it, the folder left out of the messages.</summary>
    public (Stimulus? Stimulus, string[] Errors) Read(string name, ElaboratedNetwork network)
    {
        var diagnostics = new Diagnostics();
        var stimulus = StimulusReader.Read(PathOf(name), network, diagnostics);
        Assert.That(stimulus is null, Is.EqualTo(diagnostics.HasErrors));
        return (stimulus, [.. diagnostics.Items.Select(d => d.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))]);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
