using System.Diagnostics;
using Neuro.Cli;
using Neuro.Graph;

namespace Neuro.Tests;

/// <summary>Which exit code and diagnostic an exception becomes.</summary>
public sealed class FailureTests
{
    public static IEnumerable<TestCaseData> Exceptions =>
    [
        new(new OperationCanceledException(), ExitCode.Interrupted, null),
        new(new InvalidInputException(Code.BadPath, new Place.File("a"), "it is bad"), ExitCode.BadInput, Code.BadPath),
        new(new FileNotFoundException("", "no/such.csv"), ExitCode.BadInput, Code.BadPath),
        new(new DirectoryNotFoundException("Could not find a part of the path '/no/such'."), ExitCode.BadInput, Code.BadPath),
        new(new UnauthorizedAccessException("Access to the path '/root/x' is denied."), ExitCode.BadInput, Code.BadPath),
        new(new PathTooLongException(), ExitCode.BadInput, Code.BadPath),
        new(new IOException("No space left on device", 28), ExitCode.MachineFailed, Code.MachineFailed),
        new(new IOException("Input/output error", 5), ExitCode.MachineFailed, Code.MachineFailed),
        new(new OutOfMemoryException(), ExitCode.MachineFailed, Code.MachineFailed),
        new(new UnreachableException(), ExitCode.OwnMistake, Code.OwnMistake),
        new(new InvalidOperationException("oops"), ExitCode.OwnMistake, Code.OwnMistake),
    ];

    [TestCaseSource(nameof(Exceptions))]
    public void Every_exception_has_an_exit_code(Exception exception, int exitCode, Code? code)
    {
        var failure = Failure.Of(exception);

        Assert.That((failure.ExitCode, failure.Diagnostic?.Code), Is.EqualTo((exitCode, code)));
    }

    [Test]
    public void A_path_that_cannot_be_used_is_named() =>
        Assert.That(
            Failure.Of(new UnauthorizedAccessException("Access to the path '/root/x' is denied.")).Diagnostic!.ToString(),
            Is.EqualTo("/root/x: error NEU401: it may not be read or written, or is a folder"));
}
