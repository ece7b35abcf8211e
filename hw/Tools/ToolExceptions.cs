using Neuro.Graph;

namespace Neuro.Hw;

/// <summary>A program that is needed is not installed.</summary>
public sealed class MissingToolException(Tool tool) : Exception($"{tool.Command} is not installed")
{
    public Tool Tool { get; } = tool;

    public Diagnostic Diagnostic { get; } =
        new(Code.MissingTool, Severity.Error, new Place.Named(tool.Command), $"it is not installed; it is needed for {tool.Purpose}", $"{tool.HowToInstall}; see neuro doctor");
}

/// <summary>A program did not do what it was asked to.</summary>
public sealed class ToolFailedException(Code code, string tool, string message, string? help) : Exception($"{tool}: {message}")
{
    public Diagnostic Diagnostic { get; } = new(code, Severity.Error, new Place.Named(tool), message, help);
}
