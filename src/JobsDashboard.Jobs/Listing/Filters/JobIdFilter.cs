using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>Jobs by their ids, which ignore ASCII case.</summary>
public sealed class JobIdFilter(string name, bool takesSeveral) : ListFilter(name)
{
    /// <inheritdoc/>
    public override bool TakesSeveral { get; } = takesSeveral;

    /// <inheritdoc/>
    protected override string Expected => $"ids of at most {ListJobsQueryString.MaxTextLength} characters";

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        TakesSeveral ? base.Read(text) : ReadItem(text) is { } id ? ([id], null) : ([], Expected);

    /// <inheritdoc/>
    protected override string? ReadItem(string item) => item.Length <= ListJobsQueryString.MaxTextLength ? item : null;

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var keys = values.Select(JobDetail.KeyOf).ToList();
        var ids = context.Db.Details.Where(d => keys.Contains(d.JobIdKey)).Select(d => d.Id);
        return job => ids.Contains(job.Id);
    }
}
