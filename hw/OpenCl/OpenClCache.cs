using System.Runtime.InteropServices;

namespace Neuro.Hw;

/// <summary>
/// Where PoCL, the OpenCL of CPUs, keeps compiled kernels while this program runs: a folder of its own, gone afterwards.
/// It fills a folder of the user's otherwise, with every network that is ever verified.
/// </summary>
internal static partial class OpenClCache
{
    private const string Variable = "POCL_CACHE_DIR";

    private static readonly Lazy<WorkFolder?> Folder = new(Make);

    /// <summary>Before OpenCL is used for the first time, here or in another program that is started.</summary>
    public static void Prepare() => _ = Folder.Value;

    private static WorkFolder? Make()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 })
            return null;
        var folder = new WorkFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove();
        Environment.SetEnvironmentVariable(Variable, folder.Path);
        // The variables of this program are a copy of those that libraries see.
        if (OperatingSystem.IsLinux())
            _ = SetVariable(Variable, folder.Path, 1);
        return folder;
    }

    /// <summary>When no kernel will be built any more.</summary>
    public static void Remove()
    {
        if (!Folder.IsValueCreated || Folder.Value is not { } folder || !Directory.Exists(folder.Path))
            return;
        try
        {
            folder.Dispose();
        }
        catch (IOException)
        {
            // Something is written there still; the system clears what is temporary.
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
