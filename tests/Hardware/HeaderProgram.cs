namespace Neuro.Tests;

/// <summary>A C program that includes headers of emitted projects, compiled without a warning and run.</summary>
internal static class HeaderProgram
{
    /// <param name="folder">Where the headers are.</param>
    /// <param name="body">Of <c>main</c>.</param>
    /// <returns>What it printed.</returns>
    public static string Run(TemporaryFolder folder, string name, string body, params string[] headers)
    {
        folder.Write($"{name}.c", $"#include <stdio.h>\n{string.Concat(headers.Select(header => $"#include \"{header}\"\n"))}int main(void)\n{{\n{body}    return 0;\n}}\n");
        var compiled = NeededTool.Run("gcc", folder.Path, "-std=c99", "-Wall", "-Wextra", "-Werror", "-pedantic", "-o", name, $"{name}.c");
        Assert.That((compiled.ExitCode, compiled.Error), Is.EqualTo((0, "")));
        return NeededTool.Run(folder.PathOf(name), folder.Path).Output;
    }
}
