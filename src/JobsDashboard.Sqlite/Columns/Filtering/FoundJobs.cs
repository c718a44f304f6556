using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>The ids that a search has found, as masks of the segments.</summary>
internal sealed class FoundJobs
{
    private static readonly ulong[] s_none = new ulong[RowMask.Words];

    private readonly List<ulong[]?> _masks = [];

    /// <summary>Reads the ids that a query finds, in the transaction of the context, which is SQLite's.</summary>
    public static FoundJobs Of(JobsDb db, IQueryable<long> ids, CancellationToken cancellationToken)
    {
        using var command = (SqliteCommand)ids.CreateDbCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        using var interruption = new QueryInterruption(command.Connection!, cancellationToken);
        using var rows = command.ExecuteReader();
        var found = new FoundJobs();
        if (rows.Read())
        {
            // Past the driver and EF, since a common word is in every other job, and each id takes them ten times as long.
            var state = raw.SQLITE_ROW;
            for (var row = rows.Handle!; state == raw.SQLITE_ROW; state = raw.sqlite3_step(row))
            {
                found.Add(raw.sqlite3_column_int64(row, 0));
            }
            if (state != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(state, command.Connection!.Handle);
            }
        }
        return found;
    }

    private void Add(long id)
    {
        var (number, row) = (ColumnSegment.NumberOf(id), ColumnSegment.RowOf(id));
        while (_masks.Count <= number)
        {
            _masks.Add(null);
        }
        (_masks[number] ??= new ulong[RowMask.Words])[row >> 6] |= 1UL << (row & 63);
    }

    public ReadOnlySpan<ulong> Of(int number) => number < _masks.Count && _masks[number] is { } mask ? mask : s_none;
}
