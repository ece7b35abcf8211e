namespace Neuro.Tests;

/// <summary>
/// Expected output that lies in the repository as a file. With <c>NEURO_ACCEPT=1</c> it is written anew, which CI never
/// does; the difference is then read like any other change.
/// </summary>
internal static class Accepted
{
    /// <summary>Whether files are to be rewritten rather than compared.</summary>
    public static bool Accepts { get; } = Environment.GetEnvironmentVariable("NEURO_ACCEPT") == "1"
        && Environment.GetEnvironmentVariable("CI") != "true";

    public static void Text(string path, string actual)
    {
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        Assert.That(path, Does.Exist, "write it with NEURO_ACCEPT=1 dotnet test");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected != actual)
            Assert.Fail(FirstDifference(path, expected.Split('\n'), actual.Split('\n')));
    }

    public static void Bytes(string path, byte[] actual)
    {
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, actual);
            return;
        }
        Assert.That(path, Does.Exist, "write it with NEURO_ACCEPT=1 dotnet test");
        var expected = File.ReadAllBytes(path);
        var at = expected.AsSpan().CommonPrefixLength(actual);
        if (at < expected.Length || at < actual.Length)
            Assert.Fail($"{path} has {expected.Length} bytes, the result {actual.Length}; they part at byte {at}");
    }

    private static string FirstDifference(string path, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
            line++;
        return $"{path} differs from line {line + 1} on; NEURO_ACCEPT=1 dotnet test rewrites it\n"
            + $"expected: {(line < expected.Length ? expected[line] : "the end of the file")}\n"
            + $"found:    {(line < actual.Length ? actual[line] : "the end of the file")}";
    }
}
