using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Any of several states.</summary>
public sealed class StatusFilter() : ListFilter("Status")
{
    /// <inheritdoc/>
    protected override string Expected => $"one or more of {string.Join(", ", JobStatusNames.All)}";

    /// <inheritdoc/>
    protected override string? ReadItem(string item) =>
        JobStatusNames.TryParse(item, out var status) ? JobStatusNames.Of(status) : null;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var statuses = values.Select(name => (JobStatus?)Enum.Parse<JobStatus>(name)).ToList();
        return job => statuses.Contains(job.Status);
    }
}
