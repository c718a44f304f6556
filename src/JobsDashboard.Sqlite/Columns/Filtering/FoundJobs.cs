using System.Collections.Immutable;
using System.Linq.Expressions;
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
/// jobs only, of a word that is in every other job.
/// </summary>
/// <param name="db">Where they are found, in its transaction, which is SQLite's.</param>
/// <param name="ids">The search.</param>
/// <param name="segments">How many segments there are.</param>
/// <param name="cancellationToken">Stops the search.</param>
internal sealed class FoundJobs(JobsDb db, IQueryable<long> ids, int segments, CancellationToken cancellationToken)
{
    // So often, what is asked for is read. Whoever asks for more needs all of it.
    private const int OneByOne = 3;

    private static readonly ulong[] s_none = new ulong[RowMask.Words];

    private readonly ulong[]?[] _masks = new ulong[segments][];

    // The words of each mask that have been read.
    private readonly Range[] _read = new Range[segments];
    private int _asked;
    private (string Text, ImmutableArray<SqliteParameter> Values)? _search;

    /// <summary>Whether everything has been read.</summary>
    public bool IsRead { get; private set; }

    /// <summary>Whether no job is found twice, so that <see cref="CountAsync"/> tells how many there are.</summary>
    // A search by itself finds each once. What is put together of several, or from other tables, may not.
    public bool IsCountable => ids.Expression is not MethodCallExpression;

    /// <summary>
    /// How many there are. A database counts them in a quarter of the time that it takes to read the id of each.
    /// </summary>
    public Task<long> CountAsync() => ids.LongCountAsync(cancellationToken);

    /// <summary>Keeps those rows of a segment that were found.</summary>
    public void Narrow(int number, Span<ulong> mask)
    {
        var asked = RowMask.Extent(mask);
        if (asked.Start.Value < _read[number].Start.Value || asked.End.Value > _read[number].End.Value)
        {
            Read(number, asked);
        }
        RowMask.And(mask, _masks[number] ?? s_none);
    }

    private void Read(int number, Range words)
    {
        if (_asked++ < OneByOne)
        {
            ReadIds(FirstIdOf(number, words.Start.Value), FirstIdOf(number, words.End.Value) - 1);
            _read[number] = words;
        }
        else
        {
            ReadIds(1, FirstIdOf(segments, word: 0) - 1);
            _read.AsSpan().Fill(..RowMask.Words);
            IsRead = true;
        }
    }

    private static long FirstIdOf(int number, int word) => (number * (long)RowMask.Rows) + (word * 64) + 1;

    private void ReadIds(long from, long to)
    {
        var (search, values) = _search ??= Written();
        // A list of ids is as long as its word is common, so it is read from the end that is nearer.
        var isNearEnd = from - 1 > FirstIdOf(segments, word: 0) - to;
        using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"WITH Found(Id) AS ({search}) SELECT Id FROM Found WHERE Id BETWEEN $from AND $to"
            + (isNearEnd ? " ORDER BY Id DESC" : "");
        command.Parameters.AddRange(values);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        using var interruption = new QueryInterruption(command.Connection!, cancellationToken);
        using var rows = PreparedStatements.Of(command).ExecuteReader();
        if (rows.Read())
        {
            // Past the driver and EF, since a common word is in every other job, and each id takes them ten times as long.
            var (row, state) = (rows.Handle!, raw.SQLITE_ROW);
            for (var handle = row.DangerousGetHandle(); state == raw.SQLITE_ROW; state = raw.sqlite3_step(row))
            {
                Add(RowValues.Integer(RowValues.At(handle, 0)));
            }
            if (state != raw.SQLITE_DONE)
            {
                SqliteException.ThrowExceptionForRC(state, command.Connection!.Handle);
            }
        }
    }

    private (string Text, ImmutableArray<SqliteParameter> Values) Written()
    {
        if (ids is SearchedIds search)
        {
            return search.Written();
        }
        using var command = (SqliteCommand)ids.CreateDbCommand();
        return (command.CommandText, [.. command.Parameters.Cast<SqliteParameter>()]);
    }

    private void Add(long id)
    {
        var (number, row) = (ColumnSegment.NumberOf(id), ColumnSegment.RowOf(id));
        (_masks[number] ??= new ulong[RowMask.Words])[row >> 6] |= 1UL << (row & 63);
    }
}
