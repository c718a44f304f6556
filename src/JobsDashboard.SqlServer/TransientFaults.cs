using System.Collections.Frozen;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer;

/// <summary>Failures of the server or the network that pass, so that the same work is tried again.</summary>
internal static class TransientFaults
{
    private const int TimeLimit = -2;

    private static readonly FrozenSet<int> s_numbers = FrozenSet.Create(
        // A time limit, or the connection: refused, cut, or broken off while it was being made.
        TimeLimit, -1, 2, 20, 26, 40, 53, 64, 121, 232, 233, 258, 596, 1236, 10050, 10051, 10053, 10054, 10060, 10061, 10064, 10065, 11001, 11002,
        17142, 17187, 17189, 17197, 18451,
        // A deadlock, a lock that was not given, or a row that somebody else changed first.
        1205, 1222, 3935, 3960, 3966,
        // Memory for locks or for queries, threads, or the pool of tempdb.
        669, 701, 802, 1204, 8628, 8645, 8651, 10922,
        // The database is starting, moving, or not yet open on the replica that takes over.
        921, 922, 952, 976, 982, 983, 988, 997, 3906, 4060, 4221, 6005, 18401,
        // Azure SQL: moved, busy, or over its limits for the moment.
        10928, 10929, 10936, 40143, 40197, 40501, 40540, 40549, 40550, 40551, 40552, 40553, 40613, 42108, 42109, 49918, 49919, 49920);

    // On Linux a server that does not answer at all has no number, but the severity of a lost connection.
    private const int LostConnection = 20;

    public static bool IsTransient(Exception failure) => failure switch
    {
        SqlException { InnerException: AuthenticationException } => false,
        SqlException server => server.Errors.Cast<SqlError>().Any(error => s_numbers.Contains(error.Number) || (error.Number == 0 && error.Class >= LostConnection)),
        _ when IsOutOfConnections(failure) => true,
        _ => failure.InnerException is { } inner && IsTransient(inner),
    };

    /// <summary>Whether the work took longer than it may, which it would do again.</summary>
    public static bool IsTimeLimit(Exception failure) => failure switch
    {
        SqlException server => server.Number == TimeLimit,
        _ => failure.InnerException is { } inner && IsTimeLimit(inner),
    };

    /// <summary>Whether all connections to the server were in use; the driver has no number for it.</summary>
    public static bool IsOutOfConnections(Exception failure) =>
        failure is InvalidOperationException { InnerException: null, Source: "Microsoft.Data.SqlClient" } &&
        failure.Message.StartsWith("Timeout expired", StringComparison.Ordinal);
}
