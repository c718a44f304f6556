using System.Collections.Immutable;

namespace JobsDashboard.Api.Answers;

/// <summary>What an answer says in headers.</summary>
/// <param name="RequestId">The id of the request.</param>
internal sealed record AnswerHeaders(string RequestId)
{
    /// <summary>The header with the request's id, which every answer has.</summary>
    public const string RequestIdName = "x-acs-request-id";

    /// <summary>The header with the names of parameters that were ignored.</summary>
    public const string IgnoredName = "x-jobs-ignored";

    /// <summary>The header with the defaults that were applied.</summary>
    public const string AppliedName = "x-jobs-applied";

    /// <summary>The header that tells whoever searches in texts that the search is behind what is stored.</summary>
    public const string SearchLagName = "x-jobs-search-lag";

    /// <summary>The names of parameters that were ignored, as they were written.</summary>
    public ImmutableArray<string> Ignored { get; init; } = [];

    /// <summary>The defaults that were applied, as a query string.</summary>
    public string Applied { get; init; } = "";

    /// <summary>Whether jobs may be missing because the search has not read all of them.</summary>
    public bool IsSearchBehind { get; init; }

    /// <summary>When to ask again; null for nothing.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public void AddTo(IHeaderDictionary headers)
    {
        headers[RequestIdName] = RequestId;
        if (RetryAfter is { } wait)
        {
            headers.SetRetryAfter(wait);
        }
        if (!Ignored.IsEmpty)
        {
            var (names, more) = IgnoredNames.Of(Ignored);
            var items = names.Select(Uri.EscapeDataString);
            headers[IgnoredName] = string.Join(", ", more > 0 ? items.Append($"and {more} more") : items);
        }
        if (Applied != "")
        {
            headers[AppliedName] = Applied;
        }
        if (IsSearchBehind)
        {
            headers[SearchLagName] = "true";
        }
    }
}
