using System.Data.Common;
using System.Linq.Expressions;
using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Reading;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>
/// The ids that a search finds, as masks of the segments. They are read when they are asked for: a page often needs those of the newest
/// segment only, of a word that is in every other job.
/// </summary>
/// <param name="db">Where they are found, in its transaction, which is SQLite's.</param>
/// <param name="ids">The search.</param>
/// <param name="snapshot">Of which jobs, as the transaction sees them, too.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class FoundJobs(JobsDb db, IQueryable<long> ids, ColumnSnapshot snapshot, CancellationToken cancellationToken)
{
    // So many segments are asked for one by one. Whoever asks for more needs all of them.
    private const int OneByOne = 2;

    private static readonly ulong[] s_none = new ulong[RowMask.Words];

    private readonly ulong[]?[] _masks = new ulong[snapshot.Segments.Length][];
    private readonly bool[] _areRead = new bool[snapshot.Segments.Length];

    // Shared with whoever asks for the same of the same snapshot.
    private readonly Whole _whole = snapshot.Found.Of(AskedBy(ids), () => new Whole());

    private int _asked;

    /// <summary>Whether everything has been read.</summary>
    public bool IsRead => _whole.Masks is not null;

    /// <summary>Whether no job is found twice, so that <see cref="CountAsync"/> tells how many there are.</summary>
    // A search by itself finds each once. What is put together of several, or from other tables, may not.
    public bool IsCountable => ids.Expression is not MethodCallExpression;

    /// <summary>
    /// How many there are. A database counts them in a quarter of the time that it takes to read the id of each.
    /// </summary>
    public Task<long> CountAsync() => ids.LongCountAsync(cancellationToken);

    /// <summary>The rows of a segment.</summary>
    public ReadOnlySpan<ulong> Of(int number)
    {
        if (_whole.Masks is null && !_areRead[number])
        {
            Read(number);
        }
        return (_whole.Masks ?? _masks)[number] ?? s_none;
    }

    /// <summary>All that the search is: its statement, and each value in it.</summary>
    private static (string Statement, string Values) AskedBy(IQueryable<long> ids)
    {
        using var command = ids.CreateDbCommand();
        return (
            command.CommandText,
            JsonSerializer.Serialize(command.Parameters.Cast<DbParameter>().Select(value => new[] { value.ParameterName, value.Value })));
    }

    private void Read(int number)
    {
        var (first, last) = _asked++ < OneByOne ? (number, number) : (0, _masks.Length - 1);
        var (from, to) = ((first * (long)RowMask.Rows) + 1, (last + 1L) * RowMask.Rows);
        using var command = (SqliteCommand)ids.Where(id => id >= from && id <= to).CreateDbCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        using var interruption = new QueryInterruption(command.Connection!, cancellationToken);
        using var rows = PreparedStatements.Of(command).ExecuteReader();
        if (rows.Read())
        {
            // Past the driver and EF, since a common word is in every other job, and each id takes them ten times as long.
            var state = raw.SQLITE_ROW;
            for (var row = rows.Handle!; state == raw.SQLITE_ROW; state = raw.sqlite3_step(row))
            {
                Add(raw.sqlite3_column_int64(row, 0));
            }
            if (state != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(state, command.Connection!.Handle);
            }
        }
        _areRead.AsSpan(first..(last + 1)).Fill(true);
        if (first == 0 && last == _masks.Length - 1)
        {
            _whole.Masks = _masks;
        }
    }

    private void Add(long id)
    {
        var (number, row) = (ColumnSegment.NumberOf(id), ColumnSegment.RowOf(id));
        (_masks[number] ??= new ulong[RowMask.Words])[row >> 6] |= 1UL << (row & 63);
    }

    private sealed class Whole
    {
        private volatile ulong[]?[]? _masks;

        /// <summary>All masks, once they have been read to the end; null before.</summary>
        public ulong[]?[]? Masks
        {
            get => _masks;
            set => _masks = value;
        }
    }
}
