using System.Globalization;
using System.Text;

namespace Neuro.Sim;

/// <summary>Writes text that is the same on every machine: UTF-8 without a mark, invariant numbers, plain line ends.</summary>
internal sealed class InvariantText : StreamWriter
{
    private const int BufferBytes = 1 << 16;

    /// <param name="stream">Left open.</param>
    public InvariantText(Stream stream) : base(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes, leaveOpen: true) =>
        NewLine = "\n";

    public override IFormatProvider FormatProvider => CultureInfo.InvariantCulture;
}
