using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Filters;

/// <summary>Only the jobs of whoever asks. <c>false</c> says the same as nothing: everybody's.</summary>
public sealed class OwnFilter : JobFilter
{
    /// <inheritdoc/>
    public override bool TakesSeveral => false;

    /// <inheritdoc/>
    public override FilterReading Read(string text) =>
        bool.TryParse(text, out var own) ? new(own ? new OwnCondition(this) : null, null) : new(null, "true or false");

    /// <inheritdoc/>
    public override FilterCondition Of(ImmutableArray<string> values) => new OwnCondition(this);

    private sealed class OwnCondition(OwnFilter filter) : FilterCondition(filter, ["true"])
    {
        internal override Expression<Func<Job, bool>> Finds(FilterContext context)
        {
            var owner = context.Caller.UserId;
            return job => job.UserId!.Text == owner;
        }
    }
}
