using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>The fastest clock of a placement.</summary>
/// <param name="Seed">What it was placed by.</param>
/// <param name="Kept">The bitstream, below the folder where all was made; null where it was not kept.</param>
public sealed record Placement(int Seed, double Megahertz, string? Kept);

/// <summary>Places and routes a wrapped core with nextpnr, and makes a bitstream of it with icepack.</summary>
internal static partial class PlaceAndRoute
{
    /// <param name="logicCells">Those of the wrapped core.</param>
    /// <exception cref="InvalidInputException">The device has too little of something.</exception>
    public static Placement Run(Device device, string folder, string build, int seed, out int logicCells, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{build}/seed{seed}");
        var report = Path.Combine(folder, $"{name}.json");
        var run = ToolRun.Of("nextpnr-ice40", folder,
        [
            .. device.Chip!.Value, "--json", $"{build}/{YosysSynthesis.Placeable}", "--asc", $"{name}.asc", "--report", $"{name}.json",
            "--seed", seed.ToString(CultureInfo.InvariantCulture), "--pcf-allow-unconstrained", "--timing-allow-fail",
        ]) with { Log = Path.Combine(folder, $"{name}.log") };
        var result = run.Result(cancellation);
        RefuseTooLarge(device, result, run.Log!);
        if (result.ExitCode != 0)
            throw run.Failed(result);
        var packed = ToolRun.Of("icepack", folder, [$"{name}.asc", $"{name}.bin"]) with { Log = Path.Combine(folder, $"{name}.icepack.log") };
        packed.Check(cancellation);
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        logicCells = json.RootElement.GetProperty("utilization").GetProperty("ICESTORM_LC").GetProperty("used").GetInt32();
        var clocks = json.RootElement.GetProperty("fmax").EnumerateObject().Select(clock => clock.Value.GetProperty("achieved").GetDouble());
        return new(seed, clocks.Min(), $"{name}.bin");
    }

    // It lists what is used and what there is before it places anything.
    private static void RefuseTooLarge(Device device, ToolResult result, string log)
    {
        foreach (Match line in Utilisation().Matches(result.Output + result.Error))
        {
            var (used, available) = (Number(line, "used"), Number(line, "available"));
            if (used > available && result.ExitCode != 0)
                throw new InvalidInputException(Code.TooLargeForDevice, new Place.Named(device.Name),
                    $"{Called(line.Groups["cell"].Value)}: {used.ToString(CultureInfo.InvariantCulture)} are needed, and {device.Limits.Chip} has {available.ToString(CultureInfo.InvariantCulture)}",
                    $"fewer lanes take less; all that nextpnr said is in {log}");
        }
    }

    private static int Number(Match line, string group) => int.Parse(line.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Called(string cell) => cell switch
    {
        "ICESTORM_LC" => "logic cells",
        "ICESTORM_RAM" => "memories of 4,096 bits",
        "ICESTORM_SPRAM" => "memories of 262,144 bits",
        "ICESTORM_DSP" => "multipliers",
        _ => cell,
    };

    [GeneratedRegex(@"^Info:\s+(?<cell>\w+):\s+(?<used>\d+)/\s*(?<available>\d+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Utilisation();
}
