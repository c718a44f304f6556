using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Writes batches over one connection, while the next one is being prepared.</summary>
internal sealed class SqliteJobWriter(SqliteFile file, TimeProvider time) : IJobWriter
{
    public Task<ImportMark> FindMarkAsync(string source, CancellationToken cancellationToken) => Task.Run(() =>
    {
        using var connection = file.OpenForWriting();
        using var marks = new ImportMarks(connection);
        return marks.Find(source);
    }, cancellationToken);

    public Task ForgetMarkAsync(string source, CancellationToken cancellationToken) => Task.Run(() =>
    {
        using var connection = file.OpenForWriting();
        using var marks = new ImportMarks(connection);
        marks.Forget(source);
    }, cancellationToken);

    public async IAsyncEnumerable<ImportMark> WriteAsync(
        IAsyncEnumerable<JobBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = file.OpenForWriting();
        var written = ImportMark.None;
        await foreach (var batch in batches.SelectAheadAsync(PreparedBatch.Of, cancellationToken))
        {
            await using var transaction = connection.BeginTransaction(deferred: false);
            // Another writer may have been here since the last batch, so what is known of the tables ends with their lock.
            using var tables = new JobTables(connection);
            using var marks = new ImportMarks(connection);
            if (batch.Batch.Source is { } source)
            {
                written = Write(batch, tables, Before(batch.Batch, marks.Find(source)));
                marks.Set(source, written);
            }
            else
            {
                written = Write(batch, tables, written);
            }
            await transaction.CommitAsync(cancellationToken);
            yield return written;
        }
    }

    // Two that count one source together would each skip rows that only the other has seen.
    private static ImportMark Before(JobBatch batch, ImportMark mark) => mark.Read == batch.After
        ? mark
        : throw new JobsDatabaseException("Another import of the same file is running; let it finish, and run this one again.");

    private ImportMark Write(PreparedBatch batch, JobTables tables, ImportMark before)
    {
        var outcomes = tables.Write(batch.Jobs, time.GetUtcNow());
        var repeated = batch.Batch.Jobs.Length - batch.Jobs.Count;
        return before with
        {
            New = before.New + outcomes.GetValueOrDefault(WriteOutcome.New),
            Changed = before.Changed + outcomes.GetValueOrDefault(WriteOutcome.Changed),
            Unchanged = before.Unchanged + outcomes.GetValueOrDefault(WriteOutcome.Unchanged) + repeated,
            Rejected = before.Rejected + batch.Batch.Rejected,
            IsComplete = batch.Batch.IsLast,
        };
    }
}
