using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Upgrading;

/// <summary>Moves the jobs of earlier versions to where they are compressed.</summary>
/// <remarks>
/// Each batch is a transaction, so others read and write between two of them, and one that is killed goes on from there. Every job is in
/// one place or in the other at any time.
/// </remarks>
internal sealed class JobBodyMove(SqliteFile file, ProgressNotice? notice)
{
    private const int JobsPerBatch = 2_000;

    private const long MaxLength = 16_000_000;

    /// <summary>Moves what has not been moved, which may be nothing.</summary>
    public void Run(CancellationToken cancellationToken)
    {
        using var connection = file.OpenForWriting();
        while (Scalar(connection, "SELECT NextJob FROM JobBodyMove") is { } next)
        {
            cancellationToken.ThrowIfCancellationRequested();
            notice?.Tell("Compressing the stored jobs", (double)next / Scalar(connection, "SELECT max(Id) FROM Job")!.Value);
            MoveBatch(connection);
        }
    }

    private void MoveBatch(SqliteConnection connection)
    {
        using var transaction = file.BeginWriting(connection);
        var jobs = Read(connection);
        if (jobs.Count > 0)
        {
            Write(connection, jobs);
        }
        else
        {
            connection.Execute("DELETE FROM JobBodyMove");
        }
        transaction.Commit();
    }

    private static List<WholeJob> Read(SqliteConnection connection)
    {
        using var read = new Statement(
            connection,
            "SELECT Id, Json, Extras FROM JobDetail WHERE Id >= (SELECT NextJob FROM JobBodyMove) AND Json <> '' ORDER BY Id LIMIT $1", 1);
        using var rows = read.Read(JobsPerBatch);
        var (jobs, length) = (new List<WholeJob>(), 0L);
        while (length < MaxLength && rows.Read())
        {
            var job = WholeJob.Of(rows.GetInt64(0), rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2));
            length += job.Json.Length + (job.Extras?.Length ?? 0);
            jobs.Add(job);
        }
        return jobs;
    }

    private void Write(SqliteConnection connection, List<WholeJob> jobs)
    {
        using var bodies = new JobBodyTable(connection, file.Dictionaries);
        using var empty = new Statement(connection, "UPDATE JobDetail SET Json = '', Extras = NULL WHERE Id = $1", 1);
        bodies.Write(jobs, meanwhile: () => jobs.ForEach(job => empty.Run(job.Id)));
        using var moved = new Statement(connection, "UPDATE JobBodyMove SET NextJob = $1", 1);
        moved.Run(jobs[^1].Id + 1);
    }

    private static long? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long?;
    }
}
