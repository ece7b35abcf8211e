using System.Collections.Immutable;
using System.Diagnostics;
using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Runs outside programs; where one is not installed the test is skipped aloud, and fails in CI.</summary>
internal static class NeededTool
{
    public static ToolResult Run(string command, string folder, params ImmutableArray<string> arguments)
    {
        // What a test has built itself is run by its path.
        if (!Path.IsPathRooted(command))
            Require(command);
        var run = Path.IsPathRooted(command) ? new ToolRun(command, folder, arguments) : ToolRun.Of(command, folder, arguments);
        return run.Result();
    }

    /// <summary>Goes on only where it is installed.</summary>
    public static void Require(string command)
    {
        try
        {
            _ = ToolRun.PathOf(command);
        }
        catch (MissingToolException missing)
        {
            if (Environment.GetEnvironmentVariable("CI") == "true")
                Assert.Fail(missing.Message);
            Assert.Ignore(missing.Message);
            throw new UnreachableException();
        }
    }
}
