using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;

namespace Neuro.Graph;

/// <summary>
/// A SHA-256 over what a network means: two descriptions of the same network have the same digest. The byte form is
/// described in docs/network-format.md.
/// </summary>
internal static class NetworkDigest
{
    private const string Version = "neuro network 1";

    /// <param name="facts">By projection.</param>
    public static Digest256 Of(
        Network network, ImmutableArray<PopulationParts> populations, ImmutableArray<ElaboratedGenerator> generators, ImmutableArray<SynapseFacts> facts)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, writer =>
        {
            writer.Text(Version);
            writer.Long(populations.Length);
        });
        foreach (var population in populations)
            Append(sha, writer => Write(writer, population));
        Append(sha, writer =>
        {
            // Without a random number in any model, the seed changes nothing.
            var random = populations.Any(population => population.Model is { Draws: > 0 });
            writer.Long(random ? 1 : 0);
            writer.ULong(random ? network.Seed : 0);
            WriteUnordered(writer, generators);
            Write(writer, facts);
        });
        return Digest256.FromBytes(sha.GetHashAndReset());
    }

    private static void Append(IncrementalHash sha, Action<DigestWriter> write)
    {
        var writer = new DigestWriter();
        write(writer);
        sha.AppendData(writer.Bytes);
    }

    private static void Write(DigestWriter writer, PopulationParts population)
    {
        writer.Text(population.Name);
        writer.Long(population.Size);
        writer.Text(population.Model is { } model ? ModelText.Of(model) : population.IsGraded ? $"input : {population.Payload}" : "input");
        foreach (var values in population.Parameters)
            writer.Values(values);
        foreach (var values in population.Initial)
            writer.Values(values);
    }

    private static void WriteUnordered(DigestWriter writer, ImmutableArray<ElaboratedGenerator> generators)
    {
        writer.Long(generators.Length);
        foreach (var bytes in generators.Select(Bytes).Order(StringComparer.Ordinal))
            writer.Text(bytes);
    }

    private static string Bytes(ElaboratedGenerator generator)
    {
        var writer = new DigestWriter();
        writer.Long(generator.Population);
        writer.Long(generator.Port ?? -1);
        writer.Long(generator.First);
        writer.Long(generator.Count);
        switch (generator.Kind)
        {
            case GeneratorKind.Poisson(var thresholds):
                writer.Text("poisson");
                writer.Long(thresholds.Length);
                foreach (var threshold in thresholds)
                    writer.Long(threshold);
                break;
            case GeneratorKind.Bernoulli(var probability):
                writer.Text("bernoulli");
                writer.ULong(probability);
                break;
            case GeneratorKind.Regular(var period, var phase):
                writer.Text("regular");
                writer.Long(period);
                writer.Long(phase);
                break;
            default:
                throw new UnreachableException($"{generator.Kind} is not a generator");
        }
        if (generator.Kind is not GeneratorKind.Regular)
        {
            writer.ULong(generator.Seed);
            writer.ULong(generator.Stride);
            writer.ULong(generator.Offset);
        }
        if (generator.Port is not null)
            writer.Number(generator.Weight, generator.WeightFormat.Frac);
        return Convert.ToHexString(writer.Bytes);
    }

    private static void Write(DigestWriter writer, ImmutableArray<SynapseFacts> facts)
    {
        var all = new SynapseDigest();
        foreach (var projection in facts)
            all.Add(projection.Digest);
        writer.ULong(all.Count);
        writer.ULong(all.First);
        writer.ULong(all.Second);
    }
}
