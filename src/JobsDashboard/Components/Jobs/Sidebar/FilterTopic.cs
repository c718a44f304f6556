using System.Collections.Immutable;
using JobsDashboard.Components.Jobs.Facets;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Sidebar;

/// <summary>A group of the sidebar: filters that belong together.</summary>
/// <param name="Name">Its name in the visitor's cookie.</param>
/// <param name="Label">Its heading, in English.</param>
/// <param name="Synonyms">What else people call it, in English and Chinese, with bars between.</param>
public sealed record FilterTopic(string Name, string Label, string Synonyms)
{
    /// <summary>The filters that it sets.</summary>
    public ImmutableArray<JobFilter> Filters { get; init; } = [];

    /// <summary>The fields whose being missing or present is said in it.</summary>
    public ImmutableArray<JobField> Fields { get; init; } = [];

    /// <summary>The values that it offers, with their counts; null for none.</summary>
    public FacetSubject? Facet { get; init; }

    /// <summary>What else a request says in it.</summary>
    public Func<ListJobsRequest, int> Others { get; init; } = _ => 0;

    /// <summary>Whether it is open for a visitor who has folded nothing.</summary>
    public bool IsOpen { get; init; }

    /// <summary>How many conditions a request sets in it.</summary>
    public int CountOf(ListJobsRequest request) =>
        Filters.Sum(filter => request[filter].Length + request.ExcludedBy(filter).Length)
        + request.Missing.Concat(request.Present).Count(field => Fields.Contains(field) || Facet?.Counted.Field == field)
        + Others(request);

    /// <summary>Whether a text is part of one of its names, in any case; every word must be.</summary>
    public bool IsCalled(string text)
    {
        var names = string.Join(' ', [Label, L[Label], Synonyms, .. Filters.SelectMany(filter => Names(filter.Name, filter.Label)),
            .. Fields.SelectMany(field => Names(field.Name, field.Label))]);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => names.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string[] Names(string name, string label) => [name, label, L[label]];
}
