using System.Runtime.InteropServices;
using System.Text.Json;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Reading;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>Reads what is copied, in the transaction of a connection.</summary>
internal sealed class ColumnReader(SqliteConnection connection, ColumnLayout layout, IReadOnlyList<ValueList> values)
{
    // Beyond that many, to look for each of them at every new job takes too long.
    private const int MaxTags = 20_000;

    private const string Named = "LEFT JOIN JobDetail AS d ON d.Id = j.Id";

    private string Columns => $"j.Id, {string.Join(", ", layout.Columns.Select(Selected))}";

    /// <summary>The newest revision, and when it was written; zeros before the first.</summary>
    public (long Revision, long WrittenAt) Newest()
    {
        using var row = Read("SELECT Revision, WrittenAt FROM StoreRevision ORDER BY Revision DESC LIMIT 1");
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : default;
    }

    /// <summary>Whether a revision was written at a time: in another file, it was at another one.</summary>
    public bool Has((long Revision, long WrittenAt) stamp) =>
        Number("SELECT count(*) FROM StoreRevision WHERE Revision = $1 AND WrittenAt = $2", stamp.Revision, stamp.WrittenAt) > 0;

    /// <summary>The highest id that any job has or had.</summary>
    public long LastId() => Number(SqliteWriteSession.LastId);

    /// <summary>The highest id of any tag; null when there are too many.</summary>
    public int? LastTag() => Number("SELECT coalesce(max(TagId), 0) FROM Tag") is <= MaxTags and var last ? (int)last : null;

    /// <summary>How many jobs have changed or were removed since a revision, new ones left out, up to a limit.</summary>
    public long ChangedSince(long revision, int limit) =>
        Number("SELECT count(*) FROM (SELECT 1 FROM JobChange WHERE Revision > $1 LIMIT $2)", revision, limit);

    /// <summary>All jobs of a segment up to an id.</summary>
    public ColumnSegment Segment(int number, long last)
    {
        var first = (number * (long)RowMask.Rows) + 1;
        var present = new ulong[RowMask.Words];
        var numbers = layout.Columns.Select(_ => new long[RowMask.Rows]).ToList();
        numbers.ForEach(column => Array.Fill(column, PackedColumn.None));
        using var rows = Read($"SELECT {Columns} FROM Job AS j WHERE j.Id BETWEEN $1 AND $2 ORDER BY j.Id", first, last);
        var (handle, before) = (rows.Handle!.DangerousGetHandle(), first - 1);
        while (rows.Read())
        {
            var row = ColumnSegment.RowOf(Next(rows.GetInt64(0), ref before, last));
            present[row >> 6] |= 1UL << (row & 63);
            for (var at = 0; at < numbers.Count; at++)
            {
                numbers[at][row] = Number(layout.Columns[at], handle, at + 1);
            }
        }
        return ColumnSegment.Of(
            present,
            [.. numbers.Select(column => PackedColumn.Of(column))],
            TagLists.None.WithAdded(TagsBetween(first, last)),
            Names(first, last),
            layout,
            last == first + RowMask.Rows - 1);
    }

    private PackedTexts Names(long first, long last)
    {
        using var rows = Read("SELECT Id, DisplayNameKey FROM JobDetail WHERE Id BETWEEN $1 AND $2 ORDER BY Id", first, last);
        var (names, before) = (new byte[]?[RowMask.Rows], first - 1);
        while (rows.Read())
        {
            names[ColumnSegment.RowOf(Next(rows.GetInt64(0), ref before, last))] = Name(rows, 1);
        }
        return PackedTexts.Of(names);
    }

    private static byte[]? Name(SqliteDataReader rows, int at) =>
        rows.IsDBNull(at) ? null : raw.sqlite3_column_blob(rows.Handle!, at).ToArray();

    /// <summary>The jobs of a range of ids, in the order of their ids, without their tags.</summary>
    public List<ReadJob> Between(long first, long last)
    {
        using var rows = Read(
            $"SELECT {Columns}, d.DisplayNameKey FROM Job AS j {Named} WHERE j.Id BETWEEN $1 AND $2 ORDER BY j.Id", first, last);
        var (jobs, before) = (new List<ReadJob>((int)(last - first + 1)), first - 1);
        while (rows.Read())
        {
            Next(rows.GetInt64(0), ref before, last);
            jobs.Add(Job(rows, []));
        }
        return jobs;
    }

    /// <summary>The tags of the jobs of a range of ids, all of one segment, as <see cref="TagLists.WithAdded"/> takes them.</summary>
    // Tag by tag, since tags are stored so.
    public ReadOnlySpan<long> TagsBetween(long first, long last)
    {
        var tags = new List<long>();
        if (LastTag() is not null)
        {
            using var rows = Read(
                $"SELECT c.TagId * {RowMask.Rows} + c.JobId - $3 " +
                "FROM Tag AS t CROSS JOIN JobTag AS c ON c.TagId = t.TagId AND c.JobId BETWEEN $1 AND $2 ORDER BY t.TagId, c.JobId",
                first,
                last,
                first - ColumnSegment.RowOf(first));
            var row = rows.Handle!.DangerousGetHandle();
            while (rows.Read())
            {
                tags.Add(RowValues.Integer(RowValues.At(row, 0)));
            }
        }
        return CollectionsMarshal.AsSpan(tags);
    }

    /// <summary>The jobs up to an id that have changed or were removed since a revision, in the order of their ids.</summary>
    public List<ReadJob> ChangedSince(long revision, long lastId)
    {
        long[] none = [.. layout.Columns.Select(_ => PackedColumn.None)];
        using var rows = Read(
            $"SELECT {Columns}, d.DisplayNameKey, c.JobId, c.Tags " +
            "FROM (SELECT JobId, Tags, max(Revision) FROM JobChange WHERE Revision > $1 AND JobId <= $2 GROUP BY JobId) AS c " +
            $"LEFT JOIN Job AS j ON j.Id = c.JobId {Named} ORDER BY c.JobId",
            revision,
            lastId);
        var (jobs, before) = (new List<ReadJob>(), 0L);
        while (rows.Read())
        {
            var id = Next(rows.GetInt64(layout.Columns.Length + 2), ref before, lastId);
            if (rows.IsDBNull(0))
            {
                jobs.Add(new ReadJob(id, none, [], null, IsRemoved: true));
                continue;
            }
            jobs.Add(Job(rows, JsonSerializer.Deserialize<int[]>(rows.GetString(layout.Columns.Length + 3))!));
        }
        return jobs;
    }

    // A damaged page can hold any ids, in any order.
    private static long Next(long id, ref long before, long last) => id > before && id <= last
        ? before = id
        : throw new SqliteException($"Job {id} is out of its order.", raw.SQLITE_CORRUPT);

    // To ask each value first whether it is NULL takes as long as to read it.
    private static string Selected(JobColumn column) =>
        column.IsReal ? $"j.{column.Name}" : $"ifnull(j.{column.Name}, {PackedColumn.None})";

    private ReadJob Job(SqliteDataReader rows, int[] tags)
    {
        var row = rows.Handle!.DangerousGetHandle();
        var id = RowValues.Integer(RowValues.At(row, 0));
        var numbers = new long[layout.Columns.Length];
        for (var at = 0; at < numbers.Length; at++)
        {
            numbers[at] = Number(layout.Columns[at], row, at + 1);
        }
        return new ReadJob(id, numbers, tags, Name(rows, numbers.Length + 1));
    }

    private long Number(JobColumn column, nint row, int at)
    {
        var value = RowValues.At(row, at);
        var number = column.IsReal ? Real(value) : RowValues.Integer(value);
        return column.IsCoded && number != PackedColumn.None ? values[column.Place].NumberOf(number) : number;
    }

    private static long Real(nint value) =>
        RowValues.IsNull(value) ? PackedColumn.None : BitConverter.DoubleToInt64Bits(RowValues.Real(value));

    private long Number(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var row = Read(sql, parameters);
        row.Read();
        return row.GetInt64(0);
    }

    private SqliteDataReader Read(string sql, params ReadOnlySpan<object?> parameters)
    {
        using var query = connection.CreateCommand();
        query.CommandText = sql;
        for (var at = 0; at < parameters.Length; at++)
        {
            query.Parameters.AddWithValue($"${at + 1}", parameters[at]);
        }
        return PreparedStatements.Of(query).ExecuteReader();
    }
}
