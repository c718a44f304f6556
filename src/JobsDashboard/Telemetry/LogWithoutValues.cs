using OpenTelemetry;
using OpenTelemetry.Logs;

namespace JobsDashboard.Telemetry;

/// <summary>
/// Leaves of a log message its template, and of an exception its type: what is filled in may be what a user typed. The console's log
/// has all.
/// </summary>
internal sealed class LogWithoutValues : BaseProcessor<LogRecord>
{
    private const string Template = "{OriginalFormat}";

    public override void OnEnd(LogRecord data)
    {
        data.Body = data.Attributes?.LastOrDefault(pair => pair.Key == Template).Value as string ?? data.CategoryName;
        data.FormattedMessage = null;
        data.Attributes = data.Exception is { } failure ? [new("exception.type", failure.GetType().FullName)] : null;
        data.Exception = null;
    }
}
