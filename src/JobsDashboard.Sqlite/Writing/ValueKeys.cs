using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>The keys of shared texts and tags; one that is new is stored first.</summary>
internal sealed class ValueKeys(SqliteConnection connection) : IDisposable
{
    // Fields such as a pipeline's id have no end of values; beyond this many the cache starts over.
    private const int MostCached = 100_000;

    private readonly Dictionary<(SharedTextField, string), int> _values = [];
    private readonly Dictionary<(string, string), int> _tags = [];
    private readonly Statement _findValue = new(connection, "SELECT Key FROM JobValue WHERE Field = $1 AND Text = $2", 2);
    private readonly Statement _addValue = Statement.Insert(connection, "JobValue", "Key", "Field", "Text", "Folded");
    private readonly Statement _findTag = new(connection, "SELECT TagId FROM Tag WHERE Key = $1 AND Value = $2", 2);
    private readonly Statement _addTag = Statement.Insert(connection, "Tag", "TagId", "Key", "KeyFolded", "Value", "ValueFolded");

    // The caller holds the write lock, so nobody else takes a key in the meantime.
    private int _lastValue = Last(connection, "SELECT coalesce(max(Key), 0) FROM JobValue");
    private int _lastTag = Last(connection, "SELECT coalesce(max(TagId), 0) FROM Tag");

    public int? Of(SharedTextField field, string? text)
    {
        if (text is null)
        {
            return null;
        }
        return _values.TryGetValue((field, text), out var key) ? key : Keep(_values, (field, text), Find(_findValue, field.Number, text) ?? Add());

        int Add()
        {
            _addValue.Run(++_lastValue, field.Number, text, CaseFolding.Of(text));
            return _lastValue;
        }
    }

    public int OfTag(string key, string value)
    {
        return _tags.TryGetValue((key, value), out var tag) ? tag : Keep(_tags, (key, value), Find(_findTag, key, value) ?? Add());

        int Add()
        {
            _addTag.Run(++_lastTag, key, CaseFolding.Of(key), value, CaseFolding.Of(value));
            return _lastTag;
        }
    }

    public void Dispose()
    {
        _findValue.Dispose();
        _addValue.Dispose();
        _findTag.Dispose();
        _addTag.Dispose();
    }

    private static int Last(SqliteConnection connection, string sql)
    {
        using var statement = new Statement(connection, sql, 0);
        return Find(statement)!.Value;
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

    private static int? Find(Statement statement, params ReadOnlySpan<object?> values)
    {
        using var reader = statement.Read(values);
        return reader.Read() ? reader.GetInt32(0) : null;
    }
}
