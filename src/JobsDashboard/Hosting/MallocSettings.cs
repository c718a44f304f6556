using System.Runtime.InteropServices;

namespace JobsDashboard.Hosting;

/// <summary>
/// How the C library manages the memory that SQLite and compression take from it. By itself glibc makes eight arenas for each processor,
/// and once a large block was freed, keeps blocks up to that size: with many live pages, most of its memory was free but not given back.
/// </summary>
internal static class MallocSettings
{
    // The value that glibc begins with.
    private const int LargeBlock = 128 * 1024;

    // Of malloc.h.
    private const int ArenaMax = -8;
    private const int MmapThreshold = -3;

    /// <summary>To be called first, since arenas that are there stay.</summary>
    public static void Apply()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }
        try
        {
            _ = SetOption(ArenaMax, Environment.ProcessorCount);
            // Once it is set, it does not grow.
            _ = SetOption(MmapThreshold, LargeBlock);
        }
        catch (EntryPointNotFoundException)
        {
            // Another C library, such as musl, which has no such settings.
        }
    }

    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int SetOption(int option, int value);
}
