using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Filters;

/// <summary>Jobs by their ids, which ignore ASCII case.</summary>
public sealed class JobIdFilter : ListFilter
{
    /// <summary>Whether the value is one id, commas included.</summary>
    public bool IsSingle { get; init; }

    /// <inheritdoc/>
    public override bool TakesSeveral => !IsSingle;

    /// <inheritdoc/>
    protected override string Expected => $"ids of at most {MaxLength} characters";

    /// <inheritdoc/>
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        !IsSingle ? base.Read(text) : ReadItem(text) is { } id ? ([id], null) : ([], Expected);

    /// <inheritdoc/>
    public override string Write(ImmutableArray<string> values) => IsSingle && values is [var id] ? id : base.Write(values);

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var keys = values.Select(JobIds.KeyOf).ToList();
        Expression<Func<JobDetail, string>> key = d => d.JobIdKey;
        var ids = context.Db.Details.Where(context.Text.IsAnyOf(context.Db, key, keys)).Select(d => d.Id);
        return job => ids.Contains(job.Id);
    }
}
