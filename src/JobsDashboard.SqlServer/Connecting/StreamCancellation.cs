using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobsDashboard.SqlServer.Connecting;

/// <summary>Tells the server to stop when a stream is given up. Closing its reader would otherwise read all that is left first.</summary>
internal sealed class StreamCancellation : DbCommandInterceptor
{
    public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        command.Cancel();
        return result;
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        command.Cancel();
        return ValueTask.FromResult(result);
    }
}
