using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Tallying;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The choices of a field as values: a job has the one that finds it.</summary>
internal sealed class ChoiceCount(ChoiceField choice) : KeyedCount(choice)
{
    // The same for all questions, so that what is made of it can be kept.
    public override Expression<Func<Job, int?>> Key { get; } = choice.Place();

    public override ListJobsRequest Unrestricted(ListJobsRequest request) =>
        Without(request, filter => filter is ChoiceFilter && filter.Name == Name);

    public override IAsyncEnumerable<ValueTally> ValuesAsync(
        VisibleJobs visible, IReadOnlyList<KeyCount> counts, ValueMatch match, CancellationToken cancellationToken) =>
        counts
            .Select(count => new ValueTally
            {
                Value = count.Key is { } number ? choice.Choices[number].Name : null,
                Count = count.Count,
            })
            .Where(tally => match.Holds(tally.Value))
            .ToAsyncEnumerable();
}
