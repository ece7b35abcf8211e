using Neuro.Codegen;
using Neuro.Graph;
using Neuro.Hw;
using Neuro.Sim;

namespace Neuro.Tests;

public sealed class DevCore
{
    public static string? RunOne(ElaboratedNetwork network, Stimulus stimulus, long ticks, PlanOptions options, string folder, params BenchOptions[] benches)
    {
        var plan = HardwarePlan.Of(network, options);
        Directory.CreateDirectory(folder);
        var files = new VerilogTarget().Emit(plan).Append(TestBench.Of("", "x", "")).ToList();
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }
        foreach (var name in new[] { "neuro_ram", "neuro_rom", "neuro_ring", "neuro_draw", "neuro_key", "neuro_digest" })
            File.Copy($"{Repository.Root}/hw/rtl/{name}.v", $"{folder}/rtl/{name}.v", true);
        var header = Recording.Header(network, StimulusDigest.Of(network, stimulus, ticks), ticks, options.Digest ? 1 : 0);
        var trace = new MemoryTrace(header);
        new ReferenceEngine().Run(network, stimulus, header, trace, CancellationToken.None);
        var run = new RunFolder(folder, "run");
        var inputs = new InputWords(network, plan.Events, stimulus);
        var outputs = new OutputWords(network, plan.Events, options.Digest);
        var prediction = new CyclePrediction(plan);
        using (var inFile = run.Write("in.hex"))
        using (var expected = run.Write("expected.hex"))
        using (var cycles = run.Write("cycles.txt"))
            foreach (var record in trace.Ticks)
            {
                var words = inputs.Next();
                foreach (var word in words)
                    inFile.WriteLine(word.ToString("x8"));
                var outs = outputs.Of(record);
                for (var i = 0; i < outs.Count; i++)
                    expected.WriteLine((i + 1 == outs.Count ? "1" : "0") + outs[i].ToString("x8"));
                var recorded = network.Populations.Where(p => !p.IsInput).Select(p => p.Index).ToList();
                var marks = ResetMarks.Canonical(network, inputs.Input.Marks).SelectMany(m => m.Populations.IsEmpty
                    ? [(m.KeepInFlight, (int?)null)]
                    : Enumerable.Range(0, plan.Events.Outputs.Length).Where(id => m.Covers(plan.Events.Outputs[id].Population)).Select(id => (m.KeepInFlight, (int?)id)));
                cycles.WriteLine(prediction.Tick(words.Count, marks, p => network.Populations[p].IsInput ? inputs.Input.Neurons[p] : record.Neurons[recorded.IndexOf(p)]));
            }
        run.Describe(ticks, true);
        var sources = Directory.GetFiles(folder + "/rtl").Select(f => "rtl/" + Path.GetFileName(f)).Order(StringComparer.Ordinal);
        var lint = ToolRun.Of("verilator", folder, ["--lint-only", "-Wall", "--top-module", "core", .. sources]).Result(CancellationToken.None);
        var bench = new IcarusEmulator().Build(new(folder, [.. sources], "tb", "tb.v"), CancellationToken.None);
        foreach (var b in benches.Prepend(BenchOptions.Plain))
            if (bench.Run(run, b, CancellationToken.None).Complaint is { } complaint)
                return complaint;
        if (lint.Error.Length > 0)
            return "lint:\n" + lint.Error;
        return null;
    }

    [Test]
    public void Golden([Values(1, 2, 4)] int lanes)
    {
        var problems = new List<string>();
        foreach (var name in GoldenCase.Names)
        {
            try
            {
                var golden = GoldenCase.Named(name);
                var network = golden.Network();
                var stimulus = StimulusReader.Read(golden.StimulusPath, network, new Diagnostics())!;
                var p = RunOne(network, stimulus, Math.Min(60, RunLength.Default(network, stimulus)!.Value), new PlanOptions(lanes), $"/tmp/dev/{name}_{lanes}", new BenchOptions(StallIn: 30, StallOut: 30));
                if (p is not null)
                    problems.Add($"{name}: {p}");
            }
            catch (Exception e)
            {
                problems.Add($"{name}: {e}");
            }
        }
        File.WriteAllLines($"/tmp/dev/golden_{lanes}.txt", problems);
        Assert.That(problems, Is.Empty);
    }

    [Test]
    public void Random([Values(1, 2, 4)] int lanes)
    {
        var problems = new List<string>();
        var from = int.Parse(Environment.GetEnvironmentVariable("DEV_FROM") ?? "0");
        for (var seed = from; seed < from + int.Parse(Environment.GetEnvironmentVariable("DEV_COUNT") ?? "10"); seed++)
        {
            try
            {
                var r = RandomNetwork.Of((ulong)seed);
                var p = RunOne(r.Elaborated, r.Stimulus, Math.Min(60, r.Ticks), new PlanOptions(lanes, Digest: seed % 3 != 0), $"/tmp/dev/random_{seed}_{lanes}", new BenchOptions(StallIn: 30, StallOut: 30, Seed: (uint)seed));
                if (p is not null)
                    problems.Add($"{seed}: {p}");
                else
                    Directory.Delete($"/tmp/dev/random_{seed}_{lanes}", true);
            }
            catch (Exception e)
            {
                problems.Add($"{seed}: {e}");
            }
        }
        File.WriteAllLines($"/tmp/dev/random_{lanes}.txt", problems);
        Assert.That(problems, Is.Empty);
    }
}
