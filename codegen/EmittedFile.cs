using System.Text;

namespace Neuro.Codegen;

/// <summary>A file that a target makes.</summary>
/// <param name="Path">Within the output folder, parts joined by '/'.</param>
/// <param name="Text">Lines end in '\n'; empty where the file is no text.</param>
public sealed record EmittedFile(string Path, string Text)
{
    private readonly ReadOnlyMemory<byte>? data;

    /// <summary>A file that is no text.</summary>
    public EmittedFile(string path, ReadOnlyMemory<byte> data)
        : this(path, "") => this.data = data;

    public bool IsText => data is null;

    /// <summary>What is written.</summary>
    public ReadOnlyMemory<byte> Bytes => data ?? Encoding.UTF8.GetBytes(Text);
}
