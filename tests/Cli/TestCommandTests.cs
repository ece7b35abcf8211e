using System.Runtime.Versioning;

namespace Neuro.Tests;

/// <summary>What ./test makes of a run of the suite: a copy of it, with an SDK whose runner passes and fails as it is told.</summary>
[Platform(Exclude = "Win")]
[UnsupportedOSPlatform("windows")]
public sealed class TestCommandTests : IDisposable
{
    private const string FakeSdk = """
        #!/bin/sh
        echo "$*" >>"$0.log"
        [ "$1" = test ] || exit 0
        while [ "$1" != --results-directory ]; do shift; done
        mkdir -p "$2"
        cp results/*.trx "$2"
        exit "${RUNNER_CODE:-0}"
        """;

    private readonly TemporaryFolder folder = new();

    public TestCommandTests()
    {
        foreach (var file in new[] { "test", ".ci/run", "cli/launcher/sdk.sh", "cli/launcher/tools.sh" })
            folder.Write(file, File.ReadAllText(Repository.PathOf(file)));
        folder.Write("hw/Tools/tools.txt", "# a comment\n\nsh | sh-package | - | nothing much\n");
        folder.Write("sdk/dotnet", FakeSdk);
        Assert.That(Shell("chmod +x test .ci/run sdk/dotnet").ExitCode, Is.Zero);
    }

    public void Dispose() => folder.Dispose();

    [Test]
    public void It_ends_with_the_sum_of_all_projects()
    {
        Trx("a", passed: 10, failed: 0);
        Trx("b", passed: 5, failed: 0);

        var result = Shell("./test");

        Assert.That((result.ExitCode, LastLine(result)), Is.EqualTo((0, "15 passed, 0 failed")));
    }

    [Test]
    public void A_failure_is_counted_and_is_the_exit_code()
    {
        Trx("a", passed: 10, failed: 2);

        var result = Shell("RUNNER_CODE=1 ./test");

        Assert.That((result.ExitCode, LastLine(result)), Is.EqualTo((1, "10 passed, 2 failed")));
    }

    [Test]
    public void A_failure_fails_even_if_the_runner_says_otherwise()
    {
        Trx("a", passed: 10, failed: 2);

        Assert.That(Shell("./test").ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void A_runner_that_dies_fails_although_all_that_ran_passed()
    {
        Trx("a", passed: 10, failed: 0);

        var result = Shell("RUNNER_CODE=134 ./test");

        Assert.That((result.ExitCode, LastLine(result)), Is.EqualTo((134, "10 passed, 0 failed")));
    }

    [Test]
    public void No_test_at_all_is_a_failure()
    {
        Trx("a", passed: 0, failed: 0);

        var result = Shell("./test NoSuchTest");

        Assert.That((result.ExitCode, LastLine(result)), Is.EqualTo((1, "0 passed, 0 failed")));
    }

    [TestCase("./test", 0)]
    [TestCase(".ci/run", 1)]
    public void A_skipped_test_fails_in_continuous_integration_only(string command, int exitCode)
    {
        Trx("a", passed: 10, failed: 0, skipped: 2);

        var result = Shell($"unset CI; {command}");

        Assert.That((result.ExitCode, LastLine(result)), Is.EqualTo((exitCode, "10 passed, 0 failed, 2 skipped")));
    }

    [Test]
    public void Results_of_an_earlier_run_do_not_count()
    {
        Trx("a", passed: 10, failed: 0);
        folder.Write("tests/results/old.trx", File.ReadAllText(folder.PathOf("results/a.trx")));

        Assert.That(LastLine(Shell("./test")), Is.EqualTo("10 passed, 0 failed"));
    }

    [TestCase("./test Lif", "--filter FullyQualifiedName~Lif")]
    [TestCase("./test Lif 'TestCategory!=Slow'", "--filter FullyQualifiedName~Lif|(TestCategory!=Slow)")]
    public void Words_choose_tests(string command, string filter)
    {
        Trx("a", passed: 1, failed: 0);
        Shell(command);

        Assert.That(File.ReadAllLines(folder.PathOf("sdk/dotnet.log"))[^1], Does.EndWith(filter));
    }

    [Test]
    public void A_missing_tool_is_named_and_not_installed_where_that_is_forbidden()
    {
        Trx("a", passed: 1, failed: 0);
        folder.Write("hw/Tools/tools.txt", "no-such-tool | no-such-package | - | testing what is missing\n");

        var result = Shell("NEURO_NO_INSTALL=1 ./test");

        Assert.Multiple(() =>
        {
            Assert.That(result.ExitCode, Is.Zero);
            Assert.That(result.Error, Does.Contain("missing: no-such-tool, for testing what is missing\n").And.Contain("NEURO_NO_INSTALL is set"));
            Assert.That(LastLine(result), Is.EqualTo("1 passed, 0 failed"));
        });
    }

    [Test]
    public void A_missing_tool_is_installed_from_the_distribution()
    {
        Trx("a", passed: 1, failed: 0);
        folder.Write("hw/Tools/tools.txt", "no-such-tool | no-such-package | - | testing what is missing\n");
        foreach (var command in new[] { "apt-get", "sudo" })
            folder.Write($"sdk/{command}", "#!/bin/sh\n[ \"${0##*/}\" = sudo ] && { shift; exec \"$@\"; }\necho \"$*\" >>\"$0.log\"\n");

        var result = Shell("chmod +x sdk/*; unset NEURO_NO_INSTALL; ./test");

        Assert.Multiple(() =>
        {
            Assert.That(File.ReadAllLines(folder.PathOf("sdk/apt-get.log")), Is.EqualTo(new[] { "update -qq", "install -y -qq --no-install-recommends no-such-package" }));
            Assert.That(result.Error, Does.Contain("installing from the distribution: no-such-package"));
        });
    }

    private ProcessResult Shell(string line) => NeuroProcess.Shell(folder.Path, $"PATH=\"$PWD/sdk:$PATH\"; {line}");

    private void Trx(string name, int passed, int failed, int skipped = 0)
    {
        var results = string.Concat(Enumerable.Repeat("<UnitTestResult testName=\"t\" outcome=\"NotExecuted\" />\n", skipped));
        folder.Write($"results/{name}.trx",
            $"<TestRun>\n<UnitTestResult testName=\"t\" outcome=\"Passed\" />\n{results}"
            + $"<Counters total=\"{passed + failed + skipped}\" executed=\"{passed + failed}\" passed=\"{passed}\" failed=\"{failed}\" notExecuted=\"0\" />\n</TestRun>\n");
    }

    private static string LastLine(ProcessResult result) => result.Output.TrimEnd('\n').Split('\n')[^1];
}
