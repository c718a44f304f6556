using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace JobsDashboard.Jobs.Data;

/// <summary>What a database has to say for itself in the log.</summary>
internal static class DatabaseLog
{
    /// <summary>
    /// Whoever asks is told of a failure, and writes it into the log unless it was to be expected: that nobody waits for an answer any more
    /// is one of these, and happens with each question that a page gives up. So its own lines are for those who look into it. So is that a
    /// count takes some of the jobs in no order: it does not matter which.
    /// </summary>
    public static DbContextOptionsBuilder WithoutRepeatedErrors(this DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.ConnectionError, LogLevel.Debug),
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.RowLimitingOperationWithoutOrderByWarning, LogLevel.Debug)));
}
