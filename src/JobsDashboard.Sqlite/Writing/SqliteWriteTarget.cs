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
        using var transaction = file.BeginWriting(connection);
        using var marks = new ImportMarks(connection);
        marks.Forget(source);
        transaction.Commit();
    }, cancellationToken);

    public async IAsyncEnumerable<ImportMark> WriteAsync(
        IAsyncEnumerable<JobBatch> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = file.OpenForWriting();
        var written = ImportMark.None;
        await foreach (var batch in batches.SelectAheadAsync(batch => PreparedBatch<TokenizedJob>.Of(batch, TokenizedJob.Of), cancellationToken))
        {
            await using var transaction = file.BeginWriting(connection);
            // Another writer may have been here since the last batch, so what is known of the tables ends with their lock.
            using var tables = new JobTables(connection);
            using var marks = new ImportMarks(connection);
            if (batch.Batch.Source is { } source)
            {
                written = Write(batch, tables, batch.Follow(marks.Find(source)));
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

    private ImportMark Write(PreparedBatch<TokenizedJob> batch, JobTables tables, ImportMark before) =>
        batch.After(before, tables.Write(batch.Jobs, time.GetUtcNow()));
}
