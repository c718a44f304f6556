using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Security.Authentication;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer.Connecting;

/// <summary>The one table of errors of the server and its driver: which are transient, and what each means to a user.</summary>
internal static class SqlServerErrors
{
    /// <summary>The command that brings a database to this program's state.</summary>
    public const string Migrate =
        "run this program with the verb migrate, or hand the output of migrate --script to the database's administrator";

    private const int TimeLimit = -2;

    // On Linux a server that does not answer at all has no number, but the severity of a lost connection.
    private const int NoNumber = 0;
    private const int LostConnection = 20;

    /// <summary>Errors with one meaning.</summary>
    /// <param name="Transient">The numbers of those after which the same work is worth another try.</param>
    /// <param name="Permanent">The numbers of the others.</param>
    /// <param name="Sentence">What they mean; null for a sentence with the number.</param>
    /// <param name="Trouble">What is wrong with the database.</param>
    private sealed record Meaning(
        int[] Transient, int[] Permanent, Func<Names, string>? Sentence, DatabaseTrouble Trouble = DatabaseTrouble.Unavailable);

    private sealed record Names(string Database, string Server)
    {
        public override string ToString() => $"The database {Database} on {Server}";
    }

    private static readonly Meaning s_unreachable = new(
        [
            NoNumber, -1, 2, 20, 26, 40, 53, 64, 121, 232, 233, 596, 1236, 10050, 10051, 10053, 10054, 10060, 10061, 10064, 10065,
            11001, 11002, 17142,
        ],
        [],
        names => $"The server {names.Server} cannot be reached, or closed the connection; " +
            "see that it runs and that its name and port are right.");

    private static readonly Meaning s_outOfConnections = new(
        [],
        [],
        names => $"All connections to the server {names.Server} are in use; " +
            "try again later, or raise Max Pool Size in the connection string.");

    private static readonly Meaning s_untrusted = new(
        [],
        [],
        names => $"The certificate of the server {names.Server} is not trusted on this machine; install the authority that signed it.");

    private static readonly Meaning s_unknown = new([], [], null, DatabaseTrouble.Other);

    private static readonly ImmutableArray<Meaning> s_meanings =
    [
        s_unreachable,
        new([TimeLimit, 258], [], names => $"{names} did not answer in time."),
        new([], [18452, 18456, 18470, 18486, 18487, 18488],
            names => $"The server {names.Server} refuses the login; see the user and the password in the connection string."),
        new([4060], [911, 916, 4064],
            names => $"{names} does not exist, or the login may not open it; create it, and a user for the login."),
        new([17187, 17189, 17197, 18451], [],
            names => $"The server {names.Server} is starting, stopping or overloaded; try again in a minute."),
        new([], [40615, 40914, 47073],
            names => $"The firewall of the server {names.Server} does not let this machine in; add its address there."),
        new([10928, 10929, 10936, 40197, 40501, 40613, 49918, 49919, 49920], [],
            names => $"{names} is busy or being moved; try again in a minute."),
        // A fault of this program may be behind these.
        new([], [207, 208, 2812], names => $"{names} lacks a table or a column that this program needs; {Migrate}.", DatabaseTrouble.Other),
        new([], [7601, 7616, 9967], names => $"{names} lacks its full-text index; {Migrate}."),
        new([], [7609], names => $"The server {names.Server} has no Full-Text Search; install that component, then {Migrate}."),
        new([], [7624, 7665],
            names => $"The full-text catalog of {names.Database} cannot be used; rebuild it with ALTER FULLTEXT CATALOG JobsText REBUILD."),
        new([], [30010, 30046, 30053],
            names => $"The full-text service of the server {names.Server} does not answer; see that its filter daemon runs."),
        new([], [229, 230, 262, 297, 300, 378, 1088, 2760, 3701, 5011, 7666, 15247],
            names => $"The login may not do in {names.Database} what was asked: reading needs SELECT on its tables, " +
                "storing also INSERT, UPDATE and DELETE, and migrate the role db_owner."),
        new([], [1101, 1105, 9002, 40544, 3958, 3959], names => $"{names} is full; make room on the disk that holds its data and its log."),
        new([701, 802, 1204, 8645], [], names => $"The server {names.Server} is short of memory; try again later."),
        new([1205, 3960], [], names => $"{names} broke off the work because somebody else changed the same rows; try again."),
        new([921, 922, 952], [924, 927, 942, 945],
            names => $"{names} is offline, being restored, or used by one program alone; try again when it is online."),
        new([976, 982, 983], [978, 979],
            names => $"{names} is a replica that may not be read; name another server, or allow reading there."),
        new([3906], [], names => $"{names} is read-only; name the server where it can be written in ConnectionStrings:Jobs."),
        new([], [605, 823, 824, 825],
            names => $"{names} is damaged; have its administrator run DBCC CHECKDB, and restore what is damaged from a backup.",
            DatabaseTrouble.Damaged),
        // A lock that was not given, or a row that somebody else changed first.
        new([1222, 3935, 3966], [], null, DatabaseTrouble.Other),
        // Memory for locks or for queries, threads, or the pool of tempdb.
        new([669, 8628, 8651, 10922], [], null, DatabaseTrouble.Other),
        // The database is starting, moving, or not yet open on the replica that takes over.
        new([988, 997, 4221, 6005, 18401], [], null, DatabaseTrouble.Other),
        // Azure SQL: moved, busy, or over its limits for the moment.
        new([40143, 40540, 40549, 40550, 40551, 40552, 40553, 42108, 42109], [], null, DatabaseTrouble.Other),
    ];

    private static readonly FrozenDictionary<int, Meaning> s_byNumber = s_meanings
        .SelectMany(meaning => meaning.Transient.Concat(meaning.Permanent).Select(number => KeyValuePair.Create(number, meaning)))
        .ToFrozenDictionary();

    private static readonly FrozenSet<int> s_transient = s_meanings.SelectMany(meaning => meaning.Transient).ToFrozenSet();

    /// <summary>The failure in one sentence; null when it is not an error of the server or its driver.</summary>
    public static JobsDatabaseException? Explain(Exception failure, SqlConnectionStringBuilder database)
    {
        var names = new Names(database.InitialCatalog, database.DataSource);
        return failure switch
        {
            JobsDatabaseException known => known,
            SqlException server => Explained(MeaningOf(server), $"{names} failed (SQL Server error {server.Number})."),
            _ when IsOutOfConnections(failure) => Explained(s_outOfConnections),
            _ when IsClosedConnection(failure) => Explained(s_unreachable),
            TimeoutException => new JobsDatabaseException($"{names} did not answer in time.", failure),
            _ => failure.InnerException is { } inner ? Explain(inner, database) : null,
        };

        JobsDatabaseException Explained(Meaning meaning, string byNumber = "") =>
            new(meaning.Sentence?.Invoke(names) ?? byNumber, failure) { Trouble = meaning.Trouble };
    }

    /// <summary>Whether the same work is worth another try.</summary>
    public static bool IsTransient(Exception failure) => failure switch
    {
        SqlException { InnerException: AuthenticationException } => false,
        SqlException server => server.Errors.Cast<SqlError>().Any(
            error => s_transient.Contains(error.Number) && (error.Number != NoNumber || error.Class >= LostConnection)),
        _ when IsOutOfConnections(failure) || IsClosedConnection(failure) => true,
        _ => failure.InnerException is { } inner && IsTransient(inner),
    };

    /// <summary>Whether the work took longer than it may, which it would do again.</summary>
    public static bool IsTimeLimit(Exception failure) => failure switch
    {
        SqlException server => server.Number == TimeLimit,
        _ => failure.InnerException is { } inner && IsTimeLimit(inner),
    };

    private static Meaning MeaningOf(SqlException failure) => failure switch
    {
        { InnerException: AuthenticationException } => s_untrusted,
        { Number: NoNumber, Class: < LostConnection } => s_unknown,
        _ => s_byNumber.GetValueOrDefault(failure.Number, s_unknown),
    };

    // The driver has no number for it.
    private static bool IsOutOfConnections(Exception failure) => IsOfDriver(failure, "Timeout expired");

    // When the connection is lost while the driver still cleans up after a statement that took too long, this error replaces that of the
    // statement. It has no number.
    private static bool IsClosedConnection(Exception failure) => IsOfDriver(failure, "Invalid operation. The connection is closed.");

    private static bool IsOfDriver(Exception failure, string beginning) =>
        failure is InvalidOperationException { InnerException: null, Source: "Microsoft.Data.SqlClient" } &&
        failure.Message.StartsWith(beginning, StringComparison.Ordinal);
}
