using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Facets;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Tags;

/// <summary>The parameter of the page in which a browser sends the tag that was typed while the page is not live.</summary>
internal static class TagParameter
{
    /// <summary>Its name.</summary>
    public const string Name = "AddTag";

    private const string TooLong = "a key and a value of at most 1024 characters each";

    /// <summary>
    /// The URL of the question that also asks for the tag in a query string: <c>key=value</c>, or any value of a key. Null for no tag.
    /// </summary>
    public static string? TargetIn(string queryString, ListJobsRequest shown, ListLinks links) =>
        PageParameter.In(queryString, Name) is { } text && ProblemsIn(queryString).IsEmpty ? links.To(With(shown, text)) : null;

    /// <summary>What is wrong with a tag in a query string that no URL can ask for. The page stays there and tells it.</summary>
    public static ImmutableArray<ListJobsProblem> ProblemsIn(string queryString) =>
        PageParameter.In(queryString, Name) is { } text
        && Read(text) is { Key: not "" } tag
        && !new TagFacet(tag.Key).CanAsk(tag.Value ?? "")
            ? [new(Name, TooLong)]
            : [];

    /// <summary>The request that also asks for a tag; the same one where no URL can.</summary>
    public static ListJobsRequest With(ListJobsRequest request, string text)
    {
        var (key, value) = Read(text);
        var tag = new TagFacet(key);
        return (key, value) switch
        {
            ("", _) => request,
            (_, null) => tag.CanAsk("") ? request.Requiring(JobFields.Tag(key)) : request,
            _ => tag.CanAsk(value) ? tag.Also(request, [value]) : request,
        };
    }

    private static (string Key, string? Value) Read(string text) =>
        text.Split('=', 2) is [var first, var rest] ? (first.Trim(), rest.Trim()) : (text.Trim(), null);
}
