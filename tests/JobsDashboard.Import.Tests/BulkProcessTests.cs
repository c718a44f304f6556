using System.Diagnostics;
using System.Runtime;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class BulkProcessTests : IDisposable
{
    private readonly GCLatencyMode _before = GCSettings.LatencyMode;

    // The priority stays: only an administrator may raise it again.
    public void Dispose() => GCSettings.LatencyMode = _before;

    [Fact]
    public void Process_ThatLoadsJobs_GivesWayToOthers()
    {
        BulkProcess.Begin();

        using var self = Process.GetCurrentProcess();
        Assert.Equal(ProcessPriorityClass.BelowNormal, self.PriorityClass);
        Assert.Equal(GCLatencyMode.Batch, GCSettings.LatencyMode);
    }
}
