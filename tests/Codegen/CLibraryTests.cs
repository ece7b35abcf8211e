using System.Globalization;
using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>The C headers that emitted projects bring give the same numbers as Neuro does.</summary>
[Category("Compilers")]
public sealed class CLibraryTests
{
    private const int Numbers = 1000;

    [TestCase("gcc", "-std=c99", "-pedantic"), TestCase("g++", "-std=c++14", "-xc++")]
    public void Random_words_keys_and_digests_are_those_of_every_engine(string compiler, params string[] language)
    {
        var expected = new List<string>();
        for (var n = 0u; n < Numbers; n++)
        {
            var (seed, tick, population, neuron, draw) = (n * 0x9E3779B97F4A7C15, n * 77777777, n * 0x85EBCA6B, n * 0xC2B2AE35, (int)(n % 9));
            expected.Add(string.Create(CultureInfo.InvariantCulture, $"{RandomDraws.Word(RandomDraws.TickKey(seed, tick, population), neuron, draw):x8} {StateDigest.Share((int)neuron, Format.Fix(32, 0), tick):x16}"));
        }

        var found = Output(compiler, language, $$"""
            #include <stdio.h>
            #include "neuro_digest.h"
            int main(void)
            {
                uint32_t n;
                for (n = 0; n < {{Numbers}}u; n++) {
                    const neuro_block key = neuro_tick_key(n * UINT64_C(0x9E3779B97F4A7C15), n * 77777777u, n * 0x85EBCA6Bu);
                    const neuro_block block = neuro_draws(key, n * 0xC2B2AE35u, n % 9 / 2);
                    printf("%08lx %016llx\n", (unsigned long)(n % 9 % 2 == 0 ? block.a : block.b), (unsigned long long)neuro_digest_share(n * 0xC2B2AE35u, n * 77777777u));
                }
                return 0;
            }

            """);

        Assert.That(found.TrimEnd().Split('\n'), Is.EqualTo(expected));
    }

    [TestCase("gcc", "-std=c99", "-pedantic"), TestCase("g++", "-std=c++14", "-xc++")]
    public void Words_read_back_are_signed_and_low_bits_wrap(string compiler, params string[] language)
    {
        var found = Output(compiler, language, """
            #include <stdio.h>
            #include "neuro_fixed.h"
            int main(void)
            {
                printf("%ld %ld %ld %ld\n", (long)neuro_signed_32(0u), (long)neuro_signed_32(0x7fffffffu), (long)neuro_signed_32(0x80000000u), (long)neuro_signed_32(0xffffffffu));
                printf("%lld %lld\n", (long long)neuro_signed_64(UINT64_C(0x8000000000000000)), (long long)neuro_signed_64(UINT64_C(0xfffffffffffffffe)));
                printf("%lld %lld\n", (long long)neuro_wrap(INT64_C(-1), 1), (long long)neuro_wrap(INT64_C(0x7fffffffffffffff), 63));
                printf("%lld %lld\n", (long long)neuro_wrap(-129, 8), (long long)neuro_low_bits(-1, 63));
                return 0;
            }

            """);

        Assert.That(found, Is.EqualTo("""
            0 2147483647 -2147483648 -1
            -9223372036854775808 -2
            -1 -1
            127 9223372036854775807

            """));
    }

    [Test]
    public void Headers_stand_in_the_order_in_which_they_need_each_other()
    {
        var known = new List<string>();
        foreach (var name in CLibrary.Names)
        {
            foreach (var needed in CLibrary.Get(name).Split('\n').Where(line => line.StartsWith("#include \"", StringComparison.Ordinal)))
                Assert.That(known, Does.Contain(needed.Split('"')[1]));
            known.Add(name);
        }
        Assert.That(known, Is.EquivalentTo(Directory.GetFiles(Repository.PathOf("hw", "c"), "*.h").Select(Path.GetFileName)));
    }

    private static string Output(string compiler, string[] language, string program)
    {
        using var folder = new WorkFolder();
        foreach (var header in CLibrary.Files(""))
            File.WriteAllText(folder.PathOf(header.Path), header.Text);
        File.WriteAllText(folder.PathOf("program.c"), program);
        var built = NeededTool.Run(compiler, folder.Path, [.. language, .. CNeuronBench.Warnings, "-o", "program", "program.c"]);
        Assert.That((built.ExitCode, built.Error), Is.EqualTo((0, "")));
        return new ToolRun(folder.PathOf("program"), folder.Path, []).Check().Output;
    }
}
