using System.ComponentModel;
using System.Diagnostics;
using System.Runtime;

namespace JobsDashboard.Import;

/// <summary>A process that does nothing but load jobs.</summary>
public static class BulkProcess
{
    /// <summary>Makes this process one. Called before it has threads of its own, which take their priority from the first.</summary>
    public static void Begin()
    {
        // Nobody waits for its answers, so memory is collected at once rather than by one more thread beside the others.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        try
        {
            // Whoever reads meanwhile comes first: loading would take all processors for as long as it runs.
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception failure) when (failure is Win32Exception or PlatformNotSupportedException)
        {
            // It is not allowed here, and the process runs as any other.
        }
    }
}
