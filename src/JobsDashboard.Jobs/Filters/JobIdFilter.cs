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
    public override FilterReading Read(string text) => (IsSingle, ReadItem(text)) switch
    {
        (false, _) => base.Read(text),
        (true, { } id) => new(Of([id]), null),
        (true, null) => new(null, Expected),
    };

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new JobIdCondition(this, values);

    /// <inheritdoc/>
    public override string Write(ImmutableArray<string> values) => IsSingle && values is [var id] ? id : base.Write(values);

    private sealed class JobIdCondition(JobIdFilter filter, ImmutableArray<string> values) : FilterCondition(filter, values)
    {
        private readonly List<string> _keys = [.. values.Select(JobIds.KeyOf)];

        internal override Expression<Func<Job, bool>> Finds(FilterContext context)
        {
            Expression<Func<JobDetail, string>> key = d => d.JobIdKey;
            var ids = context.Db.Details.Where(context.Text.IsAnyOf(context.Db, key, _keys)).Select(d => d.Id);
            return job => ids.Contains(job.Id);
        }
    }
}
