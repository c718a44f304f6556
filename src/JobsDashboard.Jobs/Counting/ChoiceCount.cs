using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace JobsDashboard.Jobs.Counting;

/// <summary>The choices of a field as values: a job has the one that finds it.</summary>
internal sealed class ChoiceCount(ChoiceField choice) : CountedField(choice)
{
    public override ListJobsRequest Unrestricted(ListJobsRequest request) =>
        Without(request, filter => filter is ChoiceFilter && filter.Name == Name);

    internal override async IAsyncEnumerable<ValueTally> TallyAsync(
        JobsDb db, IQueryable<Job> jobs, ValueMatch match, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var counts = jobs.GroupBy(Number()).Select(group => new { group.Key, Count = group.LongCount() });
        await foreach (var count in counts.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var value = count.Key is { } number ? choice.Choices[number].Name : null;
            if (match.Holds(value))
            {
                yield return new ValueTally { Value = value, Count = count.Count };
            }
        }
    }

    // The place of the job's choice; null when it has none.
    private Expression<Func<Job, int?>> Number()
    {
        var job = Expression.Parameter(typeof(Job), "job");
        var number = choice.Choices.Select((value, at) => (value.Finds, At: (int?)at)).Aggregate(
            (Expression)Expression.Constant(null, typeof(int?)),
            (others, value) => Expression.Condition(
                ReplacingExpressionVisitor.Replace(value.Finds.Parameters[0], job, value.Finds.Body),
                Expression.Constant(value.At, typeof(int?)),
                others));
        return Expression.Lambda<Func<Job, int?>>(number, job);
    }
}
