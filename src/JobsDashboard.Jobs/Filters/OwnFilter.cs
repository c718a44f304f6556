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
    public override (ImmutableArray<string> Values, string? Expected) Read(string text) =>
        bool.TryParse(text, out var own) ? (own ? ["true"] : [], null) : ([], "true or false");

    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var owner = context.Caller.UserId;
        return job => job.UserId!.Text == owner;
    }
}
