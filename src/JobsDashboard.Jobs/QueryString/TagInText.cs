using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.QueryString;

/// <summary>One tag and the values of which a job must have any, as a parameter: the key in its name, the values as a list.</summary>
internal static class TagInText
{
    /// <summary>What each name begins with; the key is all that follows.</summary>
    public const string Prefix = "TagIn.";

    /// <summary>The parameter's name with a word in the place of the key.</summary>
    public const string Name = Prefix + "<key>";

    public const string Example = "nlp,vision";

    // Each key is a condition of its own, as each of Tags is.
    private const int MaxKeys = TagsText.MaxTags;

    private static readonly string s_expected =
        $"a list of values such as TagIn.team={Example}, each key once; at most {MaxKeys} keys and {ListText.MaxItems} values of a key, " +
        $"each of at most {JobField.MaxTextLength} characters, a value with a comma or a quote in double quotes";

    /// <summary>The request with the values of one more key, or null and what was expected.</summary>
    /// <param name="request">The request so far.</param>
    /// <param name="key">The key.</param>
    /// <param name="list">Its values; null for what is no text.</param>
    /// <param name="isFirst">Whether the key was not given before.</param>
    public static (ListJobsRequest? Request, string? Expected) Add(ListJobsRequest request, string key, string? list, bool isFirst)
    {
        var isKey = key.Length is > 0 and <= JobField.MaxTextLength;
        if (!isFirst || !isKey || list is null)
        {
            return (null, s_expected);
        }
        var (values, expected) = ListText.Read(list, value => value.Length <= JobField.MaxTextLength ? value : null, s_expected);
        return (expected, values) switch
        {
            (not null, _) => (null, s_expected),
            (_, []) => (request, null),
            _ when request.TagsIn.Count == MaxKeys => (null, s_expected),
            _ => (request with { TagsIn = request.TagsIn.Add(key, values) }, null),
        };
    }

    /// <summary>The pairs that say the request's tags.</summary>
    public static IEnumerable<QueryStringPair> Write(ListJobsRequest request) =>
        request.TagsIn.IsEmpty ? [] : request.TagsIn.Select(tag => new QueryStringPair(Prefix + tag.Key, ListText.Write(tag.Value)));
}
