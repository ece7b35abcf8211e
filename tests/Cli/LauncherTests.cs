using System.Runtime.Versioning;

namespace Neuro.Tests;

/// <summary>
/// When ./neuro builds and when it starts at once: a copy of the launcher in a folder of its own, with an SDK that only
/// writes down that it was called.
/// </summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
public sealed class LauncherTests : IDisposable
{
    private const string FakeSdk = """
        #!/bin/sh
        [ "$1" = --version ] && exit 0
        echo build >>"$0.log"
        if [ -e "$0.fails" ]; then
            echo "Bad.cs(1,4): error CS1002: ; expected [/some where/x.csproj]"
            exit 1
        fi
        while [ "$1" != --artifacts-path ]; do shift; done
        sleep 0.2
        mkdir -p "$2/bin/Neuro.Cli/release"
        printf '#!/bin/sh\npwd\nprintf "<%%s>" "$@"\nexit 7\n' >"$2/bin/Neuro.Cli/release/neuro"
        chmod +x "$2/bin/Neuro.Cli/release/neuro"
        """;

    private readonly TemporaryFolder folder = new();

    public LauncherTests()
    {
        foreach (var file in new[] { "neuro", "cli/launcher/build.sh", "cli/launcher/sdk.sh" })
        {
            var copy = folder.Write(file, File.ReadAllText(Repository.PathOf(file)));
            File.SetUnixFileMode(copy, File.GetUnixFileMode(Repository.PathOf(file)));
        }
        folder.Write("sim/Graph/Num.cs", "");
        folder.Write("sim/Graph/Neuron/Lif.neuron", "");
        folder.Write("Directory.Build.props", "");
        Executable(folder.Write("sdk/dotnet", FakeSdk));
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void The_first_start_builds_and_the_second_does_not()
    {
        var first = Start();
        var second = Start();

        Assert.Multiple(() =>
        {
            Assert.That(first.Error, Is.EqualTo("neuro: building, on first use only (about half a minute)…\n"));
            Assert.That(second.Error, Is.Empty);
            Assert.That(Builds, Is.EqualTo(1));
        });
    }

    [Test]
    public void Arguments_working_folder_and_exit_code_are_the_programs()
    {
        var result = Start("cd sdk && ../neuro run 'a b' '' '*' -- '$x'");

        Assert.Multiple(() =>
        {
            Assert.That(result.Output, Is.EqualTo($"{folder.PathOf("sdk")}\n<run><a b><><*><--><$x>"));
            Assert.That(result.ExitCode, Is.EqualTo(7));
        });
    }

    [TestCase("echo '// new' >>sim/Graph/Num.cs", TestName = "A_changed_source_is_built")]
    [TestCase("touch sim/Graph/New.cs", TestName = "An_added_source_is_built")]
    [TestCase("rm sim/Graph/Neuron/Lif.neuron", TestName = "A_deleted_source_is_built")]
    [TestCase("mv sim/Graph/Num.cs sim/Graph/Other.cs", TestName = "A_renamed_source_is_built")]
    [TestCase("touch Directory.Build.props", TestName = "Changed_build_settings_are_built")]
    [TestCase("touch Directory.Build.targets", TestName = "Added_build_settings_are_built")]
    [TestCase("touch -d '2 years ago' old && cp -p old sim/Graph/Num.cs", TestName = "A_source_replaced_by_an_older_one_is_built")]
    [TestCase("mkdir hw && touch hw/Tool.cs", TestName = "A_part_that_was_not_there_is_built")]
    public void A_change_is_built(string change)
    {
        Start();
        Start(change);

        var result = Start();

        Assert.Multiple(() =>
        {
            Assert.That(result.Error, Is.EqualTo("neuro: building, a source has changed…\n"));
            Assert.That(Builds, Is.EqualTo(2));
            Assert.That(Start().Error, Is.Empty);
        });
    }

    [TestCase("mkdir -p sim/Graph/bin sim/Graph/obj/x && touch sim/Graph/bin/a.dll sim/Graph/obj/x/b.cs", TestName = "Build_outputs_are_no_sources")]
    [TestCase("touch sim/Graph/.Num.cs.swp sim/Graph/Num.cs~ sim/Graph/.#Num.cs", TestName = "Leavings_of_editors_are_no_sources")]
    [TestCase("touch README.md; mkdir tests docs; touch tests/a.cs docs/b.md", TestName = "Tests_and_documentation_are_no_sources")]
    public void What_is_no_source_is_not_built(string change)
    {
        Start();
        Start(change);

        Assert.That(Start().Error, Is.Empty);
    }

    [Test]
    public void A_link_from_elsewhere_finds_its_folder()
    {
        var result = Start("mkdir -p 'else where' && ln -s ../neuro 'else where/first' && ln -s first 'else where/second' && cd 'else where' && ./second");

        Assert.That(result.Output, Does.StartWith(folder.PathOf("else where")));
    }

    [Test]
    public void Starts_at_the_same_time_build_once()
    {
        var result = Start("for i in 1 2 3 4; do ./neuro & done; wait");

        Assert.Multiple(() =>
        {
            Assert.That(Builds, Is.EqualTo(1));
            Assert.That(result.Output.Split('\n'), Has.Exactly(4).EqualTo(folder.Path).Or.EqualTo("<>" + folder.Path));
        });
    }

    [Test]
    public void A_build_error_is_shown_and_the_next_start_tries_again()
    {
        Start();
        var failed = Start("echo x >>sim/Graph/Num.cs; touch sdk/dotnet.fails; ./neuro");
        var again = Start("rm sdk/dotnet.fails; ./neuro");

        Assert.Multiple(() =>
        {
            Assert.That(failed.ExitCode, Is.EqualTo(70));
            Assert.That(failed.Output, Is.Empty);
            Assert.That(failed.Error, Is.EqualTo(
                $"neuro: building, a source has changed…\nBad.cs(1,4): error CS1002: ; expected\n"
                + $"neuro: the build failed; all that it said is in {folder.Path}/.neuro/build.log\n"));
            Assert.That(again.ExitCode, Is.EqualTo(7));
            Assert.That(Builds, Is.EqualTo(3));
        });
    }

    [Test]
    public void Without_the_SDK_it_says_how_to_get_one()
    {
        folder.Write("global.json", """{ "sdk": { "version": "99.0.100", "rollForward": "disable" } }""");
        File.Delete(folder.PathOf("sdk/dotnet"));

        var result = Start();

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.EqualTo(3));
            Assert.That(result.Error, Does.StartWith("neuro: the .NET SDK 10.0 is needed").And.Contain("--channel 10.0"));
        });
    }

    [Test]
    public void An_account_without_a_home_can_build()
    {
        Assert.That(Start("unset HOME; ./neuro").ExitCode, Is.EqualTo(7));
    }

    private int Builds => File.ReadAllLines(folder.PathOf("sdk/dotnet.log")).Length;

    private ProcessResult Start(string line = "./neuro") => NeuroProcess.Shell(folder.Path, $"PATH=\"$PWD/sdk:$PATH\"; {line}");

    private static void Executable(string path) =>
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
