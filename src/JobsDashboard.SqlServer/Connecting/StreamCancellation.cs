using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JobsDashboard.SqlServer.Connecting;

/// <summary>Cancels the command of a stream that is closed before its end. Closing its reader would otherwise read the rest.</summary>
internal sealed class StreamCancellation : DbCommandInterceptor
{
    public override InterceptionResult DataReaderClosing(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        command.Cancel();
        return result;
    }

    public override ValueTask<InterceptionResult> DataReaderClosingAsync(
        DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
    {
        command.Cancel();
        return ValueTask.FromResult(result);
    }
}
