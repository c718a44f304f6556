using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The choices of a field as values: a job has the one that finds it.</summary>
internal sealed class ChoiceCount(ChoiceField choice) : CountedField(choice)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) =>
        Without(request, filter => filter is ChoiceFilter && filter.Name == Name);

    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        VisibleJobs visible, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var count in await visible.Tally.ByKeyAsync(visible.Db, jobs, choice.Place(), cancellationToken))
        {
            var value = count.Key is { } number ? choice.Choices[number].Name : null;
            if (match.Holds(value))
            {
                yield return new ValueTally { Value = value, Count = count.Count };
            }
        }
    }
}
