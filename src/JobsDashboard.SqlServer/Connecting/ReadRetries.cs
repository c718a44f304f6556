using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace JobsDashboard.SqlServer;

/// <summary>Asks again when the connection broke: a read has changed nothing. A few times within the time of a query, so that what does not pass is told as what it is.</summary>
internal sealed class ReadRetries(ExecutionStrategyDependencies dependencies)
    : SqlServerRetryingExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromSeconds(2), errorNumbersToAdd: null)
{
    /// <summary>Also what its base does not know, such as a refused connection on Linux; never a query that took too long, which would again.</summary>
    protected override bool ShouldRetryOn(Exception exception) => TransientFaults.IsTransient(exception) && !TransientFaults.IsTimeLimit(exception);
}
