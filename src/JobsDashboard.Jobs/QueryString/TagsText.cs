using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>Tags as the text of one parameter: a JSON object of texts.</summary>
internal static class TagsText
{
    public const string Expected = $$"""a JSON object of texts such as {"team":"nlp"}, or Tags.team=nlp, each key once; {{Limits}}""";

    public const string ExpectedExcluded = $$"""a JSON object of texts such as {"team":"nlp"}, or NotTags.team=nlp; {{Limits}}""";

    private const string Limits = "at most 50, keys and values of at most 1024 characters";

    // Each is a condition of its own, and what lies within a query string must never be too much for a database.
    public const int MaxTags = 50;

    private static readonly JavaScriptEncoder s_encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static string Write(ImmutableSortedDictionary<string, string> tags)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = s_encoder }))
        {
            json.WriteStartObject();
            foreach (var (key, value) in tags)
            {
                json.WriteString(key, value);
            }
            json.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(text.ToArray());
    }

    /// <summary>The tags with those of a JSON object added; null when it is none, or says something of a key a second time.</summary>
    public static ImmutableSortedDictionary<string, string>? Add(ImmutableSortedDictionary<string, string> tags, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 1 });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return null;
            }
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind != JsonValueKind.String || !seen.Add(property.Name) ||
                    Add(tags, property.Name, property.Value.GetString()!) is not { } added)
                {
                    return null;
                }
                tags = added;
            }
            return tags;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, written as \ud800.
            return null;
        }
    }

    /// <summary>The excluded tags with those of a JSON object added; null when it is none.</summary>
    public static ImmutableSortedSet<JobTagText>? Exclude(ImmutableSortedSet<JobTagText> tags, string json) =>
        Add(ListJobsRequest.NoTags, json) is { } added
            && tags.Union(added.Select(tag => new JobTagText(tag.Key, tag.Value))) is var all
            && all.Count <= MaxTags
                ? all
                : null;

    /// <summary>The excluded tags with one more; null when the key is empty.</summary>
    public static ImmutableSortedSet<JobTagText>? Exclude(ImmutableSortedSet<JobTagText> tags, string key, string value) =>
        Add(ListJobsRequest.NoTags, key, value) is not null && tags.Add(new JobTagText(key, value)) is var all && all.Count <= MaxTags
            ? all
            : null;

    /// <summary>The excluded tags as the pairs of a query string: an object, and the further values of its keys each by itself.</summary>
    public static IEnumerable<QueryStringPair> WriteExcluded(string name, ImmutableSortedSet<JobTagText> tags)
    {
        if (tags.IsEmpty)
        {
            return [];
        }
        // Outer blanks are kept within an object only.
        var inObject = tags.GroupBy(tag => tag.Key).Select(values => values.OrderBy(tag => tag.Value == tag.Value.Trim()).First()).ToList();
        return
        [
            new(name, Write(inObject.ToImmutableSortedDictionary(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal))),
            .. tags.Except(inObject).Select(tag => new QueryStringPair($"{name}.{tag.Key}", tag.Value)),
        ];
    }

    /// <summary>The tags with one more; null when the key is empty or has another value already.</summary>
    public static ImmutableSortedDictionary<string, string>? Add(ImmutableSortedDictionary<string, string> tags, string key, string value)
    {
        var isFit = key.Length is > 0 and <= JobField.MaxTextLength && value.Length <= JobField.MaxTextLength
            && !key.Contains('\0', StringComparison.Ordinal) && !value.Contains('\0', StringComparison.Ordinal);
        return isFit && tags.Count < MaxTags && (!tags.TryGetValue(key, out var known) || known == value)
            ? tags.SetItem(key, value)
            : null;
    }
}
