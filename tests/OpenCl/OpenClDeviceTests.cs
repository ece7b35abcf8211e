using System.Text.Json;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>What is said of devices, and where there is none.</summary>
[Category("OpenCL")]
public sealed class OpenClDeviceTests
{
    private static readonly string Network = Repository.PathOf("examples", "delay_motif", "motif.neuro.json");

    [Test]
    public void The_doctor_lists_devices_as_the_emitted_host_numbers_them()
    {
        NeededTool.Require(OpenClRuntime.Tool);
        using var folder = new TemporaryFolder();
        using var project = new HostProject("lists");
        project.Build();

        var page = NeuroProcess.Run(folder.Path, "doctor").Output;
        using var json = JsonDocument.Parse(NeuroProcess.Run(folder.Path, "doctor", "--json").Output);

        var devices = json.RootElement.GetProperty("opencl_devices").EnumerateArray().ToList();
        var listed = project.Host("--list").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(devices, Is.Not.Empty);
        Assert.That(listed, Is.EqualTo(devices.Select(device => $"{device.GetProperty("number")}  {device.GetProperty("name")}, {device.GetProperty("memory_bytes").GetInt64() >> 20} MiB")));
        foreach (var device in devices)
            Assert.That(page, Does.Contain($"{device.GetProperty("name")}, {device.GetProperty("version")}"));
        Assert.That(page.Split(", which runs emitted OpenCL"), Has.Length.EqualTo(2), "one of them");
    }

    [TestCase("opencl")]
    [TestCase("opencl-host")]
    public void Without_a_device_nothing_is_verified_and_the_way_to_one_is_told(string tool)
    {
        foreach (var needed in Emulators.Named(tool)!.Tools)
            NeededTool.Require(needed);
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, NoDevices(folder), "verify", Network, "--ticks", "5", "--tools", tool);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((3, "")));
        Assert.That(result.Error, Is.EqualTo(
            "opencl: error NEU450: there is no device; it is needed for running emitted OpenCL, on the CPU if nothing else is there\n"
            + "  help: sudo apt-get install pocl-opencl-icd ocl-icd-libopencl1; see neuro doctor\n"));
    }

    [Test]
    public void Without_a_device_the_doctor_says_how_to_get_one()
    {
        using var folder = new TemporaryFolder();

        var result = NeuroProcess.Run(folder.Path, NoDevices(folder), "doctor");

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Output, Does.Match(@"devices of OpenCL\n  none +sudo apt-get install pocl-opencl-icd ocl-icd-libopencl1\n"));
    }

    // The loader of Debian looks there for what is installed.
    private static Dictionary<string, string> NoDevices(TemporaryFolder folder) =>
        new() { ["OCL_ICD_VENDORS"] = Directory.CreateDirectory(folder.PathOf("none")).FullName };
}
