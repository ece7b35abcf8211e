using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>What a failing test prints of a network is that network.</summary>
public sealed class NetworkTextTests
{
    [Test]
    public void A_network_that_is_written_out_is_read_back_as_itself()
    {
        for (var seed = 0UL; seed < 30; seed++)
        {
            var random = RandomNetwork.Of(seed);
            using var folder = new TemporaryFolder();
            var files = NetworkText.Files(random.Network).ToList();
            foreach (var (name, text) in files.Skip(1))
                folder.Write(name, text);

            Assert.That(NetworkFiles.Elaborate(files[0].Text, folder.Path).Digest, Is.EqualTo(random.Elaborated.Digest), $"RandomNetwork.Of({seed})");
        }
    }
}
