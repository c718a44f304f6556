using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>A field whose texts the jobs share: counted by number, and the text looked up once a value.</summary>
internal sealed class SharedTextCount(SharedTextField shared) : CountedField(shared)
{
    // Where the filter finds a value in any case, all its spellings are counted as one.
    private readonly bool _ignoresCase = JobFilters.All.OfType<ValueFilter>().Any(filter => filter.IsOver(shared) && filter.IgnoresCase);

    internal override IEnumerable<string> OtherNames =>
        JobFilters.All.OfType<ValueFilter>().Where(filter => filter.IsOver(shared) && filter.Name != Name).Select(filter => filter.Name);

    public override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request, filter => filter.IsOver(shared));

    internal override IAsyncEnumerable<ValueTally> TallyAsync(
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, CancellationToken cancellationToken)
    {
        var counts = jobs.GroupBy(shared.Key).Select(group => new { group.Key, Count = group.LongCount() });
        var values = match.Among(db.Values, value => value.Folded);
        var texts = match.IsAll
            ? from count in counts
              join value in values on count.Key equals value.Key into found
              from text in found.DefaultIfEmpty()
              select new { text.Text, text.Folded, count.Count }
            : from count in counts
              join value in values on count.Key equals value.Key
              select new { value.Text, value.Folded, count.Count };
        var ordered = _ignoresCase ? texts.OrderBy(text => text.Folded) : texts;
        var tallies = ordered.Select(text => new ValueTally { Value = text.Text, Count = text.Count }).AsAsyncEnumerable();
        return _ignoresCase ? JoinSpellingsAsync(tallies, cancellationToken) : tallies;
    }

    /// <summary>Counts texts that differ only in case, which stand together, under the most frequent of them.</summary>
    private static async IAsyncEnumerable<ValueTally> JoinSpellingsAsync(
        IAsyncEnumerable<ValueTally> tallies, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (joined, most) = (default(ValueTally), 0L);
        await foreach (var tally in tallies.WithCancellation(cancellationToken))
        {
            if (joined is null || !string.Equals(joined.Value, tally.Value, StringComparison.OrdinalIgnoreCase))
            {
                if (joined is not null)
                {
                    yield return joined;
                }
                (joined, most) = (tally, tally.Count);
                continue;
            }
            var isFirst = tally.Count > most || (tally.Count == most && string.CompareOrdinal(tally.Value, joined.Value) < 0);
            joined = new ValueTally { Value = isFirst ? tally.Value : joined.Value, Count = joined.Count + tally.Count };
            most = Math.Max(most, tally.Count);
        }
        if (joined is not null)
        {
            yield return joined;
        }
    }
}
