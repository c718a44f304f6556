using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Listing.Filters;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Listing.Counting;

/// <summary>A field whose texts the jobs share: counted by number, and the text looked up once a value.</summary>
internal sealed class SharedTextField(JobField shared) : CountedField(shared.ToString())
{
    private readonly Expression<Func<Job, int?>> _key = JobFieldKeys.Of(shared);

    internal override IEnumerable<string> OtherNames =>
        JobFilters.All.OfType<ValueFilter>().Where(filter => filter.IsOver(shared) && filter.Name != Name).Select(filter => filter.Name);

    internal override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request, Name, filter => filter.IsOver(shared));

    internal override IAsyncEnumerable<ValueTally> TallyAsync(JobsDb db, IQueryable<Job> jobs, ValueMatch match, CancellationToken cancellationToken)
    {
        var counts = jobs.GroupBy(_key).Select(group => new { group.Key, Count = group.LongCount() });
        var values = match.Among(db.Values, value => value.Folded);
        var tallies = match.IsAll
            ? from count in counts
              join value in values on count.Key equals value.Key into texts
              from text in texts.DefaultIfEmpty()
              select new ValueTally { Value = text.Text, Count = count.Count }
            : from count in counts
              join value in values on count.Key equals value.Key
              select new ValueTally { Value = value.Text, Count = count.Count };
        return tallies.AsAsyncEnumerable();
    }
}
