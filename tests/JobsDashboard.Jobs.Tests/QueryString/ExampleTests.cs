using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Specification.Examples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.QueryString;

/// <summary>Whatever can be asked has an example in the specification, which shows what it means.</summary>
public sealed class ExampleTests
{
    private static readonly ImmutableArray<(string Name, string Value)> s_asked =
    [
        .. Example.All.SelectMany(example => example.Questions).SelectMany(question => question.Query.Split('&'))
            .Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1])),
    ];

    [Fact]
    public void Parameters_All_HaveAnExample() => Assert.Empty(
        ListJobsQueryString.Parameters.Select(parameter => parameter.Name.Split('.')[0]).Except(s_asked.Select(pair => pair.Name.Split('.')[0])));

    // The states need no example each, and the numbers have theirs as ranges.
    public static TheoryData<string> Choosing =>
    [
        .. ListJobsQueryString.Parameters.Where(parameter => !parameter.Choices.IsEmpty).Select(parameter => parameter.Name)
            .Except(JobFilters.All.Select(filter => filter.ExcludedName)).Except(["Status", "NumericRangeField"]),
    ];

    [Theory]
    [MemberData(nameof(Choosing))]
    public void Choices_All_HaveAnExample(string parameter)
    {
        var choices = ListJobsQueryString.Parameters.Single(known => known.Name == parameter).Choices;

        Assert.Empty(choices.Except(ValuesOf(parameter).SelectMany(value => value.Split(',')), StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Numbers_All_HaveAnExample() =>
        Assert.Empty(JobFields.Numbers.Select(field => field.Name).Except(ValuesOf("Range").Select(range => range.Split(':')[0])));

    [Theory]
    [InlineData("Missing")]
    [InlineData("Present")]
    public void FieldsThatCanBeMissing_All_HaveAnExample(string parameter) =>
        Assert.Empty(JobFields.Nullable.Select(field => field.Name).Append("Tags.team").Except(ValuesOf(parameter)));

    [Fact]
    public void CountedFields_All_HaveAnExample() => Assert.Empty(
        JobFields.All.Where(field => field.CanBeCounted || field.CanBeSuggested).Select(field => field.Name).Append("Tags.team")
            .Except(Example.All.SelectMany(example => example.Counts).Select(count => count.Field)));

    [Fact]
    public void Jobs_OfAllExamples_HaveIdsOfTheirOwn()
    {
        var ids = Example.All.SelectMany(example => example.Jobs).Select(job => JobIds.KeyOf(job.JobId!)).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }

    private static IEnumerable<string> ValuesOf(string parameter) =>
        s_asked.Where(pair => pair.Name == parameter).Select(pair => pair.Value);
}
