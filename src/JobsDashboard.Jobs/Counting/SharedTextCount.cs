using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Tallying;
using JobsDashboard.Jobs.TextSearch;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>A field whose texts the jobs share: counted by number, and the text looked up once a value.</summary>
internal sealed class SharedTextCount(SharedTextField shared) : KeyedCount(shared)
{
    // Where the filter finds a value in any case, all its spellings are counted as one.
    private readonly bool _ignoresCase = JobFilters.All.OfType<ValueFilter>().Any(filter => filter.IsOver(shared) && filter.IgnoresCase);

    public override Expression<Func<Job, int?>> Key => shared.Key;

    internal override IEnumerable<string> OtherNames =>
        JobFilters.All.OfType<ValueFilter>().Where(filter => filter.IsOver(shared) && filter.Name != Name).Select(filter => filter.Name);

    protected override bool JoinsNumbers => _ignoresCase;

    public override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request, filter => filter.IsOver(shared));

    public override async IAsyncEnumerable<ValueTally> ValuesAsync(
        VisibleJobs visible, IReadOnlyList<KeyCount> counts, ValueMatch match,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // After the count, since a text is never removed: so every number has one.
        var texts = await match.Among(visible.Db.Values.Where(shared.Owns), value => value.Folded)
            .Counted(value => value.Key, counts)
            .Select(value => new { value.Key, value.Text })
            .ToDictionaryAsync(value => value.Key, value => value.Text, cancellationToken);
        var tallies = counts
            .Where(count => count.Key is { } key ? texts.ContainsKey(key) : match.IsAll)
            .Select(count => new ValueTally { Value = count.Key is { } key ? texts[key] : null, Count = count.Count });
        foreach (var tally in _ignoresCase ? JoinSpellings(tallies) : tallies)
        {
            yield return tally;
        }
    }

    /// <summary>Counts texts that differ only in case under the most frequent of them.</summary>
    private static IEnumerable<ValueTally> JoinSpellings(IEnumerable<ValueTally> tallies) => tallies
        .GroupBy(tally => tally.Value is null ? null : CaseFolding.Of(tally.Value))
        .Select(spellings => new ValueTally
        {
            Value = spellings.OrderByDescending(tally => tally.Count).ThenBy(tally => tally.Value, StringComparer.Ordinal).First().Value,
            Count = spellings.Sum(tally => tally.Count),
        });
}
