using System.Security.Authentication;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.SqlClient;

namespace JobsDashboard.SqlServer;

/// <summary>What the server's errors mean to whoever runs the program.</summary>
internal static class SqlServerFailures
{
    /// <summary>The command that brings a database to this program's state.</summary>
    public const string Migrate = "run this program with the verb migrate, or hand the output of migrate --script to the database's administrator";

    /// <summary>The failure in one sentence; null when it is none of the server's.</summary>
    public static JobsDatabaseException? Explain(Exception failure, SqlConnectionStringBuilder database) => failure switch
    {
        JobsDatabaseException known => known,
        SqlException server => Explain(server, $"The database {database.InitialCatalog} on {database.DataSource}", database),
        _ when TransientFaults.IsOutOfConnections(failure) => new JobsDatabaseException(
            $"All connections to the server {database.DataSource} are in use; try again later, or raise Max Pool Size in the connection string.", failure)
        {
            Trouble = DatabaseTrouble.Unavailable,
        },
        TimeoutException => new JobsDatabaseException($"The database {database.InitialCatalog} on {database.DataSource} did not answer in time.", failure),
        _ => failure.InnerException is { } inner ? Explain(inner, database) : null,
    };

    private static JobsDatabaseException Explain(SqlException failure, string name, SqlConnectionStringBuilder database)
    {
        var sentence = Describe(failure, name, database);
        return new JobsDatabaseException(sentence ?? $"{name} failed (SQL Server error {failure.Number}).", failure)
        {
            Trouble = failure.Number switch
            {
                605 or 823 or 824 or 825 => DatabaseTrouble.Damaged,
                // A fault of this program may be behind it.
                207 or 208 or 2812 => DatabaseTrouble.Other,
                _ => sentence is null ? DatabaseTrouble.Other : DatabaseTrouble.Unavailable,
            },
        };
    }

    private static string? Describe(SqlException failure, string name, SqlConnectionStringBuilder database) => failure.Number switch
    {
        _ when failure.InnerException is AuthenticationException =>
            $"The certificate of the server {database.DataSource} is not trusted on this machine; install the authority that signed it.",
        18452 or 18456 or 18470 or 18486 or 18487 or 18488 => $"The server {database.DataSource} refuses the login; see the user and the password in the connection string.",
        4060 or 911 or 916 or 4064 => $"{name} does not exist, or the login may not open it; create it, and a user for the login.",
        -2 or 258 => $"{name} did not answer in time.",
        // On Linux a server that does not answer at all has no number, but the severity of a lost connection.
        0 when failure.Class >= 20 => Unreachable(database),
        -1 or 2 or 20 or 26 or 40 or 53 or 64 or 121 or 232 or 233 or 596 or 1236 or 10050 or 10051 or 10053 or 10054 or 10060 or 10061 or 10064 or 10065
            or 11001 or 11002 or 17142 => Unreachable(database),
        17187 or 17189 or 17197 or 18451 => $"The server {database.DataSource} is starting, stopping or overloaded; try again in a minute.",
        40615 or 40914 or 47073 => $"The firewall of the server {database.DataSource} does not let this machine in; add its address there.",
        40197 or 40501 or 40613 or 49918 or 49919 or 49920 or 10928 or 10929 or 10936 => $"{name} is busy or being moved; try again in a minute.",
        207 or 208 or 2812 => $"{name} lacks a table or a column that this program needs; {Migrate}.",
        7601 or 7616 or 9967 => $"{name} lacks its full-text index; {Migrate}.",
        7609 => $"The server {database.DataSource} has no Full-Text Search; install that component, then {Migrate}.",
        7624 or 7665 => $"The full-text catalog of {database.InitialCatalog} cannot be used; rebuild it with ALTER FULLTEXT CATALOG JobsText REBUILD.",
        30010 or 30046 or 30053 => $"The full-text service of the server {database.DataSource} does not answer; see that its filter daemon runs.",
        229 or 230 or 262 or 297 or 300 or 378 or 1088 or 2760 or 3701 or 5011 or 7666 or 15247 =>
            $"The login may not do in {database.InitialCatalog} what was asked: reading needs SELECT on its tables, storing also INSERT, UPDATE and DELETE, and migrate the role db_owner.",
        1101 or 1105 or 9002 or 40544 or 3958 or 3959 => $"{name} is full; make room on the disk that holds its data and its log.",
        1204 or 701 or 802 or 8645 => $"The server {database.DataSource} is short of memory; try again later.",
        1205 or 3960 => $"{name} broke off the work because somebody else changed the same rows; try again.",
        924 or 921 or 922 or 927 or 942 or 945 or 952 => $"{name} is offline, being restored, or used by one program alone; try again when it is online.",
        976 or 978 or 979 or 982 or 983 => $"{name} is a replica that may not be read; name another server, or allow reading there.",
        3906 => $"{name} is read-only; name the server where it can be written in ConnectionStrings:Jobs.",
        605 or 823 or 824 or 825 => $"{name} is damaged; have its administrator run DBCC CHECKDB, and restore what is damaged from a backup.",
        _ => null,
    };

    private static string Unreachable(SqlConnectionStringBuilder database) =>
        $"The server {database.DataSource} cannot be reached, or closed the connection; see that it runs and that its name and port are right.";
}
