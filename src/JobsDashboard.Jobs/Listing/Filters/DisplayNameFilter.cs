using System.Collections.Immutable;
using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;

namespace JobsDashboard.Jobs.Listing.Filters;

/// <summary>The job's name, compared as <see cref="ListJobsRequest.DisplayNameSearchMode"/> says.</summary>
public sealed class DisplayNameFilter : SingleTextFilter
{
    internal override Expression<Func<Job, bool>> Finds(FilterContext context, ImmutableArray<string> values)
    {
        var ids = Ids(context, FoldedText.Of(values[0]));
        return job => ids.Contains(job.Id);
    }

    private static IQueryable<long> Ids(FilterContext context, string folded)
    {
        var details = context.Db.Details;
        switch (context.Request.DisplayNameSearchMode)
        {
            case NameSearchMode.Exact:
                return details.Where(d => d.DisplayNameKey == folded).Select(d => d.Id);
            case NameSearchMode.Prefix:
                // A range, which an index can serve, where StartsWith would be a LIKE.
                var end = FoldedText.EndOf(folded);
#pragma warning disable CA1309 // This becomes SQL, which knows no StringComparison.
                return details
                    .Where(d => string.Compare(d.DisplayNameKey, folded) >= 0 && string.Compare(d.DisplayNameKey, end) < 0)
                    .Select(d => d.Id);
#pragma warning restore CA1309
            default:
                return context.Text.NameContaining(context.Db, folded);
        }
    }
}
