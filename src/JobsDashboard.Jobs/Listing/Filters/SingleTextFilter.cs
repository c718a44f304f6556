using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>A filter that takes one text, commas included.</summary>
public abstract class SingleTextFilter(string name) : JobFilter(name)
{
    /// <inheritdoc/>
    public override bool TakesSeveral => false;

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        text.Length <= ListJobsQueryString.MaxTextLength
            ? ([text], null)
            : ([], $"at most {ListJobsQueryString.MaxTextLength} characters");
}
