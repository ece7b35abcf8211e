namespace Neuro.Codegen;

/// <summary>A file that a target makes.</summary>
/// <param name="Path">Within the output folder, parts joined by '/'.</param>
/// <param name="Text">Lines end in '\n'.</param>
public sealed record EmittedFile(string Path, string Text);
