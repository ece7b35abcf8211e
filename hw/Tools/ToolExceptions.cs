using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A program that is needed is not installed, or something that it cannot do without is missing.</summary>
/// <param name="found">What is so instead.</param>
public sealed class MissingToolException(Tool tool, string found = "it is not installed") : Exception($"{tool.Command}: {found}")
{
    public Tool Tool { get; } = tool;

    public Diagnostic Diagnostic { get; } =
        new(Code.MissingTool, Severity.Error, new Place.Named(tool.Command), $"{found}; it is needed for {tool.Purpose}", $"{tool.HowToInstall}; see neuro doctor");
}

/// <summary>A program did not do what it was asked to.</summary>
public sealed class ToolFailedException(Code code, string tool, string message, string? help) : Exception($"{tool}: {message}")
{
    public Diagnostic Diagnostic { get; } = new(code, Severity.Error, new Place.Named(tool), message, help);
}
