using System.Collections.Immutable;
using System.Text;
using JobsDashboard.Sqlite.Columns.Packing;
using JobsDashboard.Sqlite.Connecting;
using JobsDashboard.Sqlite.Writing;
using Microsoft.Data.Sqlite;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>
/// Keeps a snapshot in the database that it is of, so that it goes wherever the database goes. What has changed since is read from the
/// jobs, as for any snapshot; one that cannot be read is as good as none.
/// </summary>
/// <remarks>
/// A segment is as much as is locked for at once. While they are written, no revision is noted, so that a program that dies then leaves
/// none. Numbers of values are those of one program: another one, which has others, writes all segments.
/// </remarks>
internal sealed class SavedColumns(SqliteFile file, ColumnLayout layout)
{
    // Reading what has been added since the last time takes a second for so many jobs, and longer for a larger part of all.
    private const long WorthSaving = 150_000;

    // Well within the revisions that are known of, whichever program writes them.
    private const long Revisions = JobChangeLog.Kept / 10;

    private const int Fast = 1;

    private readonly string _layout = $"3 {string.Join(' ', layout.Columns.Select(column => column.Name))}";

    private volatile Saved? _last;

    /// <summary>Whether so much has changed since the last time that it is worth saving a snapshot.</summary>
    public bool IsDue(ColumnSnapshot snapshot) =>
        snapshot.LastId - (_last?.Snapshot.LastId ?? 0) > Math.Max(WorthSaving, snapshot.LastId / 8)
        || (_last is { } last && snapshot.Revision - last.Snapshot.Revision > Revisions);

    /// <summary>The snapshot that was saved, if the transaction of a connection has all that happened since, and its values.</summary>
    public (ColumnSnapshot Snapshot, ValueList[] Values)? Load(
        SqliteConnection connection, long revision, CancellationToken cancellationToken)
    {
        using var find = new Statement(
            connection,
            "SELECT SaveId, Revision, LastId, \"Values\" FROM SavedColumns WHERE Layout = $1 AND Revision BETWEEN $2 AND $3", 3);
        using var row = find.Read(_layout, revision - JobChangeLog.Kept, revision);
        if (!row.Read())
        {
            return null;
        }
        try
        {
            var values = ReadValues(row.GetFieldValue<byte[]>(3));
            var segments = ReadSegments(connection, ColumnSegment.NumberOf(row.GetInt64(2)) + 1, cancellationToken);
            var snapshot = new ColumnSnapshot(
                layout, row.GetInt64(1), row.GetInt64(2), segments, [.. values.Select(list => list.Values)], null);
            _last = new Saved(row.GetString(0), snapshot);
            return (snapshot, values);
        }
        catch (Exception failure) when (failure is ZstdException or IOException or InvalidDataException)
        {
            // It is damaged, or half of it is missing.
            return null;
        }
    }

    /// <summary>Saves a snapshot, unless the database can't be written to now. It is tried again when it is due the next time.</summary>
    public void Save(ColumnSnapshot snapshot, CancellationToken cancellationToken)
    {
        var isSaved = false;
        var saveId = Guid.NewGuid().ToString("N");
        try
        {
            isSaved = Write(snapshot, saveId, cancellationToken);
        }
        catch (SqliteException)
        {
            // Nothing depends on it.
        }
        _last = new Saved(isSaved ? saveId : null, snapshot);
    }

    private bool Write(ColumnSnapshot snapshot, string saveId, CancellationToken cancellationToken)
    {
        using var connection = file.OpenForWriting();
        var changed = Begin(connection, snapshot, saveId);
        using var write = new Statement(
            connection,
            "INSERT OR REPLACE INTO SavedSegment (Number, Bytes) " +
            "SELECT $1, $2 WHERE EXISTS (SELECT 1 FROM SavedColumns WHERE SaveId = $3)", 3);
        foreach (var number in changed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = Packed(snapshot.Segments[number].WriteTo);
            using var transaction = file.BeginWriting(connection);
            write.Run(number, bytes, saveId);
            transaction.Commit();
        }
        // Unless another program has begun to save meanwhile.
        using var end = new Statement(connection, "UPDATE SavedColumns SET Revision = $1 WHERE SaveId = $2 RETURNING 1", 2);
        using var ended = end.Read(snapshot.Revision, saveId);
        return ended.Read();
    }

    // From here on nothing is saved until all is.
    private List<int> Begin(SqliteConnection connection, ColumnSnapshot snapshot, string saveId)
    {
        using var transaction = file.BeginWriting(connection);
        using var find = new Statement(connection, "SELECT SaveId FROM SavedColumns WHERE Revision IS NOT NULL", 0);
        using var row = find.Read();
        var last = row.Read() && row.GetString(0) == _last?.SaveId ? _last.Snapshot : null;
        var changed = Enumerable.Range(0, snapshot.Segments.Length)
            .Where(number => last?.Segments.ElementAtOrDefault(number) != snapshot.Segments[number])
            .ToList();
        using var begin = new Statement(
            connection,
            "INSERT OR REPLACE INTO SavedColumns (Id, SaveId, Layout, Revision, LastId, \"Values\") VALUES (1, $1, $2, NULL, $3, $4)", 4);
        var values = Packed(file => Array.ForEach([.. snapshot.Values], list => file.WriteNumbers(list.Span)));
        begin.Run(saveId, _layout, snapshot.LastId, values);
        transaction.Commit();
        return changed;
    }

    private ValueList[] ReadValues(byte[] packed)
    {
        using var values = Unpacked(packed);
        return [.. layout.Columns.Select(_ => ValueList.Of(values.ReadNumbers<long>()))];
    }

    private ImmutableArray<ColumnSegment> ReadSegments(SqliteConnection connection, int count, CancellationToken cancellationToken)
    {
        using var read = new Statement(connection, "SELECT Number, Bytes FROM SavedSegment WHERE Number < $1 ORDER BY Number", 1);
        using var rows = read.Read(count);
        var segments = ImmutableArray.CreateBuilder<ColumnSegment>(count);
        while (rows.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var bytes = Unpacked(rows.GetFieldValue<byte[]>(1));
            segments.Add(ColumnSegment.Read(bytes, layout.Columns.Length));
        }
        return segments.Count == count ? segments.MoveToImmutable() : throw new InvalidDataException("A segment is missing.");
    }

    private static byte[] Packed(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }
        using var compressor = new Compressor(Fast);
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
        return compressor.Wrap(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)).ToArray();
    }

    private static BinaryReader Unpacked(byte[] packed)
    {
        using var decompressor = new Decompressor();
        return new BinaryReader(new MemoryStream(decompressor.Unwrap(packed).ToArray()));
    }

    /// <summary>What was saved or loaded last.</summary>
    /// <param name="SaveId">Names it, so that it is seen when another program has saved since; null when it could not be saved.</param>
    /// <param name="Snapshot">The snapshot.</param>
    private sealed record Saved(string? SaveId, ColumnSnapshot Snapshot);
}
