using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobsDashboard.SqlServer.Connecting;

/// <summary>Runs a read again when its connection broke, because it has changed nothing: three times, within the time of a query.</summary>
/// <remarks>
/// EF's strategy with our table of errors. Handing it additional numbers would not do: a refused connection on Linux has no number, and EF
/// would run a query again that took too long, which would take too long again.
/// </remarks>
internal sealed class ReadRetries(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(2), errorNumbersToAdd: null)
{
    protected override bool ShouldRetryOn(Exception exception) =>
        SqlServerErrors.IsTransient(exception) && !SqlServerErrors.IsTimeLimit(exception);
}
