using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>What a URL of the list says: which jobs are asked for, and how they are shown.</summary>
/// <param name="Request">The question.</param>
/// <param name="View">The view.</param>
public sealed record ListAddress(ListJobsRequest Request, ListView View)
{
    /// <summary>The URL.</summary>
    public string Url => ListLinks.To(Request, View);

    /// <summary>Another question in the same view.</summary>
    public ListAddress Asking(RequestChange change) => this with { Request = change(Request) };

    /// <summary>The same question with other columns.</summary>
    public ListAddress WithColumns(ImmutableArray<ColumnChoice> columns) => this with { View = View with { Columns = columns } };
}
