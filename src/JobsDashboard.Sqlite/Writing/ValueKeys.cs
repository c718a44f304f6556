using JobsDashboard.Jobs;
using JobsDashboard.Jobs.Data;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>The keys of shared texts and tags; one that is new is stored first.</summary>
internal sealed class ValueKeys(SqliteConnection connection) : IDisposable
{
    // Fields such as a pipeline's id have no end of values; beyond this many the cache starts over.
    private const int MostCached = 100_000;

    private readonly Dictionary<(JobField, string), int> _values = [];
    private readonly Dictionary<(string, string), int> _tags = [];
    private readonly Statement _findValue = new(connection, "SELECT Key FROM JobValue WHERE Field = $1 AND Text = $2", 2);
    private readonly Statement _addValue = new(
        connection,
        "INSERT INTO JobValue (Key, Field, Text, Folded) SELECT coalesce(max(Key), 0) + 1, $1, $2, $3 FROM JobValue RETURNING Key", 3);
    private readonly Statement _findTag = new(connection, "SELECT TagId FROM Tag WHERE Key = $1 AND Value = $2", 2);
    private readonly Statement _addTag = new(
        connection,
        "INSERT INTO Tag (TagId, Key, KeyFolded, Value, ValueFolded) SELECT coalesce(max(TagId), 0) + 1, $1, $2, $3, $4 FROM Tag RETURNING TagId", 4);

    public int? Of(JobField field, string? text)
    {
        if (text is null)
        {
            return null;
        }
        return _values.TryGetValue((field, text), out var key) ? key : Keep(_values, (field, text),
            First(_findValue, (int)field, text) ?? First(_addValue, (int)field, text, FoldedText.Of(text))!.Value);
    }

    public int OfTag(string key, string value) =>
        _tags.TryGetValue((key, value), out var tag) ? tag : Keep(_tags, (key, value),
            First(_findTag, key, value) ?? First(_addTag, key, FoldedText.Of(key), value, FoldedText.Of(value))!.Value);

    public void Dispose()
    {
        _findValue.Dispose();
        _addValue.Dispose();
        _findTag.Dispose();
        _addTag.Dispose();
    }

    private static int Keep<T>(Dictionary<T, int> cache, T text, int key)
        where T : notnull
    {
        if (cache.Count >= MostCached)
        {
            cache.Clear();
        }
        return cache[text] = key;
    }

    private static int? First(Statement statement, params ReadOnlySpan<object?> values)
    {
        using var reader = statement.Read(values);
        return reader.Read() ? reader.GetInt32(0) : null;
    }
}
