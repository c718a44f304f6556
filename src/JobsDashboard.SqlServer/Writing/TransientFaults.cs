using System.Collections.Frozen;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>Failures of the server or the network that pass, so that the same work is tried again.</summary>
internal static class TransientFaults
{
    /// <summary>How long is waited before each further try: about two minutes, which is more than a failover takes.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } = [.. new[] { 0.5, 1, 2, 4, 8, 16, 30, 30, 30 }.Select(TimeSpan.FromSeconds)];

    private static readonly FrozenSet<int> s_numbers = FrozenSet.Create(
        // A time limit, or the connection: refused, cut, or broken off while it was being made.
        -2, -1, 2, 20, 26, 40, 53, 64, 121, 232, 233, 258, 10053, 10054, 10060, 10061, 11001, 17142,
        // A deadlock, a lock that was not given, or a row that somebody else changed first.
        1205, 1222, 3960,
        // Memory for locks or for queries.
        701, 802, 1204, 8645, 8651,
        // The database is starting, moving, or not yet open on the replica that takes over.
        921, 922, 976, 978, 979, 982, 983, 3906, 4060, 4221, 6005, 18401,
        // Azure SQL: moved, busy, or over its limits for the moment.
        10928, 10929, 10936, 40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920);

    // On Linux a server that does not answer at all has no number, but the severity of a lost connection.
    private const int LostConnection = 20;

    public static bool IsTransient(Exception failure) => failure switch
    {
        SqlException server => server.Errors.Cast<SqlError>().Any(error => s_numbers.Contains(error.Number) || (error.Number == 0 && error.Class >= LostConnection)),
        _ => failure.InnerException is { } inner && IsTransient(inner),
    };

    /// <summary>Does the work, and does it again as a whole after a failure that passes.</summary>
    public static async Task<T> RetryAsync<T>(Func<Task<T>> work, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await work();
            }
            // The driver answers some cancellations with an error of the server.
            catch (SqlException failure) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException("The work was cancelled.", failure, cancellationToken);
            }
            catch (Exception failure) when (failures < Waits.Count && IsTransient(failure))
            {
                await Task.Delay(Waits[failures], time, cancellationToken);
            }
        }
    }
}
