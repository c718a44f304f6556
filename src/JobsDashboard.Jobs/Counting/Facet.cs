using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Counting;

/// <summary>How the jobs that a request finds divide among the values of one field, what the request says of that field left out.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The most used values, then by value in code-unit order.</param>
/// <param name="None">How many jobs have no value.</param>
/// <param name="OtherJobs">How many jobs have a value that is not among <paramref name="Values"/>.</param>
/// <param name="OtherValues">How many values those are.</param>
public sealed record Facet(CountedField Field, ImmutableArray<ValueCount> Values, long None, long OtherJobs, long OtherValues)
{
    /// <summary>How many jobs there are in all.</summary>
    public long TotalCount => Values.Sum(value => value.Count) + OtherJobs + None;
}
