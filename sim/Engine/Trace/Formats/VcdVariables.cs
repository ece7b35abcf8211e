using System.Globalization;

namespace Neuro.Sim;

/// <summary>
/// The variables of a dump, numbered: the state digest, then population by population the events, the payloads, and
/// the probes in the trace's order.
/// </summary>
internal sealed class VcdVariables
{
    public const long StateDigest = 0;

    private readonly TraceHeader header;
    private readonly long[] firstSpike;
    private readonly long[] firstPayload;
    private readonly long?[][] probes;

    public VcdVariables(TraceHeader header)
    {
        this.header = header;
        firstSpike = new long[header.Populations.Length];
        firstPayload = new long[header.Populations.Length];
        probes = [.. header.Probes.Select(p => new long?[p.Neurons.Length])];
        var next = StateDigest + 1;
        for (var p = 0; p < header.Populations.Length; p++)
        {
            var population = header.Populations[p];
            firstSpike[p] = next;
            next += population.Size;
            firstPayload[p] = next;
            next += population.IsGraded ? population.Size : 0;
        }
        // A neuron's signal that is probed twice is one variable.
        HashSet<(string, string, int)> seen = [];
        for (var p = 0; p < probes.Length; p++)
            for (var i = 0; i < probes[p].Length; i++)
                probes[p][i] = seen.Add((header.Probes[p].Population, header.Probes[p].Signal, header.Probes[p].Neurons[i])) ? next++ : null;
    }

    public long Spike(int population, int neuron) => firstSpike[population] + neuron;

    public long Payload(int population, int neuron) => firstPayload[population] + neuron;

    /// <param name="index">Of the neuron within the probe.</param>
    /// <returns>Null where another probe shows the same.</returns>
    public long? Probe(int probe, int index) => probes[probe][index];

    /// <summary>The short name of a variable: printable characters, a number to the base 94.</summary>
    public static string Code(long variable)
    {
        const int printable = '~' - '!' + 1;
        Span<char> code = stackalloc char[12];
        var length = 0;
        do
        {
            code[length++] = (char)('!' + variable % printable);
            variable /= printable;
        }
        while (variable > 0);
        return code[..length].ToString();
    }

    public void Declare(InvariantText text)
    {
        text.Write($"$version neuro trace {TraceLayout.Version} $end\n");
        text.Write("$comment one tick is 1 ns; an event is a pulse of half a tick $end\n");
        foreach (var p in header.Populations.Where(p => p.IsGraded))
            text.Write($"$comment {Name(p.Name)} payloads: {p.Payload} $end\n");
        foreach (var p in header.Probes)
            text.Write($"$comment {Name(p.Population)}.{Name(p.Signal)}: {p.Format} $end\n");
        text.Write("$timescale 1 ps $end\n$scope module neuro $end\n");
        if (header.DigestInterval > 0)
            DeclareOne(text, StateDigest, 64, "state_digest");
        HashSet<string> scopes = new(StringComparer.Ordinal);
        for (var p = 0; p < header.Populations.Length; p++)
            DeclarePopulation(text, p, Unique(Name(header.Populations[p].Name), scopes));
        text.Write("$upscope $end\n$enddefinitions $end\n");
        WriteInitial(text);
    }

    private void DeclarePopulation(InvariantText text, int p, string scope)
    {
        var population = header.Populations[p];
        text.Write($"$scope module {scope} $end\n");
        for (var neuron = 0; neuron < population.Size; neuron++)
            DeclareOne(text, Spike(p, neuron), 1, $"spike_{neuron.ToString(CultureInfo.InvariantCulture)}");
        for (var neuron = 0; population.IsGraded && neuron < population.Size; neuron++)
            DeclareOne(text, Payload(p, neuron), population.Payload.Bits, $"spike_{neuron.ToString(CultureInfo.InvariantCulture)}_payload");
        for (var probe = 0; probe < probes.Length; probe++)
            for (var i = 0; header.Probes[probe].Population == population.Name && i < probes[probe].Length; i++)
                if (probes[probe][i] is { } variable)
                    DeclareOne(text, variable, header.Probes[probe].Format.Bits, $"{Name(header.Probes[probe].Signal)}_{header.Probes[probe].Neurons[i].ToString(CultureInfo.InvariantCulture)}");
        text.Write("$upscope $end\n");
    }

    private static void DeclareOne(InvariantText text, long variable, int bits, string name) =>
        text.Write(bits == 1 ? $"$var wire 1 {Code(variable)} {name} $end\n" : $"$var wire {bits} {Code(variable)} {name} [{bits - 1}:0] $end\n");

    // Nothing is sent, nothing is known.
    private void WriteInitial(InvariantText text)
    {
        text.Write("#0\n$dumpvars\n");
        if (header.DigestInterval > 0)
            WriteOne('x', StateDigest, 64);
        for (var p = 0; p < header.Populations.Length; p++)
        {
            for (var neuron = 0; neuron < header.Populations[p].Size; neuron++)
                WriteOne('0', Spike(p, neuron), 1);
            for (var neuron = 0; header.Populations[p].IsGraded && neuron < header.Populations[p].Size; neuron++)
                WriteOne('z', Payload(p, neuron), header.Populations[p].Payload.Bits);
        }
        for (var p = 0; p < probes.Length; p++)
            foreach (var variable in probes[p])
                if (variable is { } probe)
                    WriteOne('x', probe, header.Probes[p].Format.Bits);
        text.Write("$end\n");

        void WriteOne(char value, long variable, int bits) => text.Write(bits == 1 ? $"{value}{Code(variable)}\n" : $"b{value} {Code(variable)}\n");
    }

    // A viewer splits names at blanks, dots and brackets.
    private static string Name(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));

    private static string Unique(string name, HashSet<string> taken)
    {
        var unique = name;
        for (var n = 2; !taken.Add(unique); n++)
            unique = $"{name}_{n.ToString(CultureInfo.InvariantCulture)}";
        return unique;
    }
}
