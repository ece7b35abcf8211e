using Neuro.Hw;

namespace Neuro.Tests;

/// <summary>Removes what OpenCL compiled for these tests; their process is ended before it can do so itself.</summary>
[SetUpFixture]
public sealed class OpenClCacheEnd
{
    [OneTimeTearDown]
    public void Remove() => OpenClCache.Remove();
}
