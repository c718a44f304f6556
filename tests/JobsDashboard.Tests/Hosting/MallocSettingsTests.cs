using System.Runtime.InteropServices;
using JobsDashboard.Hosting;
using Xunit;

namespace JobsDashboard.Tests.Hosting;

public sealed class MallocSettingsTests
{
    // Nearly the largest that glibc would keep. Of smaller blocks, another test may have left room in which this one finds its place.
    private const int Large = 24 * 1024 * 1024;

    [Fact]
    public void LargeBlocks_AreGivenBack_AlsoOnceOneWasFreed()
    {
        Assert.SkipUnless(HasGlibc(), "Another C library has no such settings.");
        MallocSettings.Apply();
        // By itself glibc would keep blocks up to that size from now on.
        Marshal.FreeHGlobal(Marshal.AllocHGlobal(Large + (Large / 8)));

        var before = Read().MappedBytes;
        var block = Marshal.AllocHGlobal(Large);
        var mapped = Read().MappedBytes - before;
        Marshal.FreeHGlobal(block);

        // Mapped by itself, and so unmapped when it is freed. Other threads may free a block meanwhile, but hardly this many bytes.
        Assert.InRange(mapped, Large / 2, nint.MaxValue);
    }

    private static bool HasGlibc() =>
        OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc.so.6", out var library)
        && NativeLibrary.TryGetExport(library, "mallinfo2", out _);

    [DllImport("libc", EntryPoint = "mallinfo2")]
    private static extern State Read();

    // Of malloc.h: what is mapped is its fifth number.
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct State
    {
        private readonly nint _arena, _free, _smallFree, _mapped;

        public readonly nint MappedBytes;

        private readonly nint _unused, _smallFreeBytes, _used, _freeBytes, _top;
    }
}
