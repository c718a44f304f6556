using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Counting;

/// <summary>A filter's choices as values: a job has the one that finds it.</summary>
internal sealed class ChoiceField(ChoiceFilter filter) : CountedField(filter.Name)
{
    internal override ListJobsRequest Unrestricted(ListJobsRequest request) => Without(request, Name, other => other == filter);

    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counts = jobs.GroupBy(Number()).Select(group => new { group.Key, Count = group.LongCount() });
        await foreach (var count in counts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var choice = count.Key is { } number ? filter.Choices[number].Name : null;
            if (match.Holds(choice))
            {
                yield return new ValueTally { Value = choice, Count = count.Count };
            }
        }
    }

    // The place of the job's choice; null when it has none.
    private Expression<Func<Job, int?>> Number()
    {
        var job = Expression.Parameter(typeof(Job), "job");
        var number = filter.Choices.Select((choice, at) => (choice.Finds, At: (int?)at)).Aggregate(
            (Expression)Expression.Constant(null, typeof(int?)),
            (others, choice) => Expression.Condition(
                ReplacingExpressionVisitor.Replace(choice.Finds.Parameters[0], job, choice.Finds.Body),
                Expression.Constant(choice.At, typeof(int?)),
                others));
        return Expression.Lambda<Func<Job, int?>>(number, job);
    }
}
