using System.Collections.Immutable;
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
/// jobs only, of a word that is in every other job.
/// </summary>
internal sealed class FoundJobs : RowFilter
{
    // So often, what is asked for is read. Whoever asks for more needs all of it.
    private const int ReadInParts = 3;

    private static readonly ulong[] s_none = new ulong[RowMask.Words];

    private readonly JobsDb _db;
    private readonly IQueryable<long> _ids;
    private readonly CancellationToken _cancellationToken;
    private readonly (string Text, ImmutableArray<SqliteParameter> Values) _search;

    // Shared with whoever asks for the same of the same snapshot.
    private readonly Whole _whole;

    private readonly ulong[]?[] _masks;

    // The words of each mask that have been read.
    private readonly Range[] _read;
    private int _asked;

    /// <param name="db">Where they are found, in its transaction, which is SQLite's.</param>
    /// <param name="ids">The search.</param>
    /// <param name="snapshot">Of which jobs, as the transaction sees them, too.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public FoundJobs(JobsDb db, IQueryable<long> ids, ColumnSnapshot snapshot, CancellationToken cancellationToken)
    {
        (_db, _ids, _cancellationToken) = (db, ids, cancellationToken);
        _search = Written(ids);
        _whole = snapshot.Found.Of(KeyOf(_search), () => new Whole());
        (_masks, _read) = (new ulong[snapshot.Segments.Length][], new Range[snapshot.Segments.Length]);
    }

    // What other conditions leave nothing of need not be searched for.
    public override int Cost => Costly;

    public override bool IsReady => _whole.Masks is not null;

    public override FoundJobs Search => this;

    /// <summary>Whether no job is found twice, so that <see cref="CountAsync"/> tells how many there are.</summary>
    // A search by itself finds each once. What is put together of several, or from other tables, may not.
    public bool IsCountable => _ids.Expression is not MethodCallExpression;

    /// <summary>
    /// How many there are. A database counts them in a quarter of the time that it takes to read the id of each.
    /// </summary>
    public Task<long> CountAsync() => _ids.LongCountAsync(_cancellationToken);

    // Of a rare word, most segments have none.
    public override bool MayFindIn(int number, ColumnSegment segment) => _whole.Masks is not { } all || all[number] is not null;

    public override void Narrow(int number, ColumnSegment segment, Span<ulong> mask)
    {
        var (asked, read) = (RowMask.Extent(mask), _read[number]);
        var isRead = asked.Start.Value >= read.Start.Value && asked.End.Value <= read.End.Value;
        if (_whole.Masks is null && !isRead && !asked.Equals(..0))
        {
            Read(number, asked);
        }
        RowMask.And(mask, (_whole.Masks ?? _masks)[number] ?? s_none);
    }

    private void Read(int number, Range words)
    {
        if (_asked++ < ReadInParts)
        {
            ReadIds(FirstIdOf(number, words.Start.Value), FirstIdOf(number, words.End.Value) - 1);
            _read[number] = words;
        }
        else
        {
            ReadIds(1, FirstIdOf(_masks.Length, word: 0) - 1);
            _whole.Masks = _masks;
        }
    }

    private static long FirstIdOf(int number, int word) => (number * (long)RowMask.Rows) + (word * 64) + 1;

    private void ReadIds(long from, long to)
    {
        // A list of ids is as long as its word is common, so it is read from the end that is nearer.
        var isNearEnd = from - 1 > FirstIdOf(_masks.Length, word: 0) - to;
        using var command = ((SqliteConnection)_db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = $"WITH Found(Id) AS ({_search.Text}) SELECT Id FROM Found WHERE Id BETWEEN $from AND $to"
            + (isNearEnd ? " ORDER BY Id DESC" : "");
        command.Parameters.AddRange(_search.Values);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$to", to);
        command.Transaction = (SqliteTransaction?)_db.Database.CurrentTransaction?.GetDbTransaction();
        using var interruption = new QueryInterruption(command.Connection!, _cancellationToken);
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

    private static (string Text, ImmutableArray<SqliteParameter> Values) Written(IQueryable<long> ids)
    {
        if (ids is SearchedIds search)
        {
            return search.Written();
        }
        using var command = (SqliteCommand)ids.CreateDbCommand();
        return (command.CommandText, [.. command.Parameters.Cast<SqliteParameter>()]);
    }

    /// <summary>All that the search is: its statement, and each value in it.</summary>
    private static (string, string) KeyOf((string Text, ImmutableArray<SqliteParameter> Values) search) =>
        (search.Text, JsonSerializer.Serialize(search.Values.Select(value => new[] { value.ParameterName, value.Value })));

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
