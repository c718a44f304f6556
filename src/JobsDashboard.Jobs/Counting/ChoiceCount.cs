using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The choices of a field as values: a job has the one that finds it.</summary>
internal sealed class ChoiceCount(ChoiceField choice) : CountedField(choice)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) =>
        Without(request, filter => filter is ChoiceFilter && filter.Name == Name);

    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counts = jobs.GroupBy(choice.Place()).Select(group => new { group.Key, Count = group.LongCount() });
        await foreach (var count in counts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var value = count.Key is { } number ? choice.Choices[number].Name : null;
            if (match.Holds(value))
            {
                yield return new ValueTally { Value = value, Count = count.Count };
            }
        }
    }
}
