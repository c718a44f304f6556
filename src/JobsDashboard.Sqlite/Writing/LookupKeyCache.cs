using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>The keys of shared texts and tags. A text or a tag that is new is stored first.</summary>
internal sealed class LookupKeyCache(SqliteConnection connection, IModel model) : IDisposable
{
    // Fields such as a pipeline's id have no end of values; beyond this many the cache starts over.
    private const int MaxCached = 100_000;

    private readonly Dictionary<(SharedTextField, string), int> _values = [];
    private readonly Dictionary<(string, string), int> _tags = [];
    private readonly Statement _findValue = new(connection, "SELECT Key FROM JobValue WHERE Field = $1 AND Text = $2", 2);
    private readonly RowStatement<JobValue> _addValue = RowStatement<JobValue>.Insert(connection, model);
    private readonly Statement _findTag = new(connection, "SELECT TagId FROM Tag WHERE Key = $1 AND Value = $2", 2);
    private readonly RowStatement<Tag> _addTag = RowStatement<Tag>.Insert(connection, model);

    // The caller holds the write lock, so nobody else takes a key in the meantime.
    private int _lastValue = Last(connection, "SELECT coalesce(max(Key), 0) FROM JobValue");
    private int _lastTag = Last(connection, "SELECT coalesce(max(TagId), 0) FROM Tag");

    /// <summary>The key of a field's text.</summary>
    public int Of(SharedTextField field, string text)
    {
        return _values.TryGetValue((field, text), out var key)
            ? key
            : Keep(_values, (field, text), Find(_findValue, field.Number, text) ?? Add());

        int Add()
        {
            _addValue.Run(new JobValue { Key = ++_lastValue, Field = field.Number, Text = text, Folded = CaseFolding.Of(text) });
            return _lastValue;
        }
    }

    /// <summary>The key of a tag.</summary>
    public int OfTag(string key, string value)
    {
        return _tags.TryGetValue((key, value), out var tag) ? tag : Keep(_tags, (key, value), Find(_findTag, key, value) ?? Add());

        int Add()
        {
            _addTag.Run(new Tag
            {
                TagId = ++_lastTag,
                Key = key,
                KeyFolded = CaseFolding.Of(key),
                Value = value,
                ValueFolded = CaseFolding.Of(value),
            });
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
        if (cache.Count >= MaxCached)
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
