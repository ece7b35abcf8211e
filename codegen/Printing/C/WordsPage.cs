using System.Globalization;

namespace Neuro.Codegen;

/// <summary>What <c>c/words</c> is filled with: what the words mean that go into a core and come out, for the C of <c>hw/c/host</c>.</summary>
internal static class WordsPage
{
    public static object Of(HardwarePlan plan) => new
    {
        plan.Events.NeuronBits,
        Inputs = plan.Events.Inputs.Select(input => new
        {
            Name = Quoted(input.Name),
            First = Unsigned32(input.First),
            Count = Unsigned32(input.Count),
            Words = input.PayloadWords,
            IsSigned = Flag(!input.IsUnsignedWord),
            Least = CType.Literal(input.PayloadWords == 0 ? input.Fixed : input.Payload.Min),
            Greatest = CType.Literal(input.PayloadWords == 0 ? input.Fixed : input.Payload.Max),
            Fixed = CType.Literal(input.Fixed),
        }).ToList(),
        Outputs = plan.Events.Outputs.Select(output => new { Name = Quoted(output.Name), Size = Unsigned32(output.Size), Words = output.PayloadWords }).ToList(),
        Probes = plan.Events.Probes.Select(probe => new { Values = Unsigned32(probe.Neurons), Words = probe.ValueWords }).ToList(),
        HasDigest = Flag(plan.Options.Digest),
    };

    private static int Flag(bool it) => it ? 1 : 0;

    private static string Unsigned32(long number) => string.Create(CultureInfo.InvariantCulture, $"UINT32_C({number})");

    // Names are the user's, and may hold anything.
    private static string Quoted(string name) =>
        $"\"{string.Concat(name.Select(c => c is '"' or '\\' or '?' ? $"\\{c}" : char.IsControl(c) ? " " : c.ToString()))}\"";
}
