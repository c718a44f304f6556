using System.Collections.Immutable;
using JobsDashboard.Api.Answers;
using JobsDashboard.Api.Operations;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.QueryString;
using Microsoft.AspNetCore.Http.HttpResults;

namespace JobsDashboard.Api.Counts;

/// <summary>Counts and suggestions, asked with the query string of ListJobs.</summary>
internal static class CountsEndpoints
{
    private const int MaxFields = 20;

    private static readonly OperationParameter<ImmutableArray<CountedField>> s_fields = new(
        "Fields", $"The fields whose values are counted, at most {MaxFields}.", "Status,JobType,Tags.team", ReadFields)
    {
        Default = "Status,JobType",
        MaxItems = MaxFields,
    };

    private static readonly OperationParameter<int> s_top =
        OperationParameter.Number("Top", "The most values of a field; the rest is summed.", 1, 100, 10);

    private static readonly ApiOperation s_facets = Of(
        "Facets", "How the jobs divide among the values of fields",
        "Counts of each field are taken under everything that is asked, except what is asked of the field itself.",
        "`Facets`: for each field its `Values` with their `Count`, most used first; `Other`, how many values and jobs come after them; "
        + "jobs without a value as `(none)`, with `IsNone`.",
        s_fields, s_top);

    private static readonly OperationParameter<BucketSize?> s_interval = new(
        "Interval", "How long a bucket is; without it the shortest nice length that needs no more than Buckets.", "1h",
        text => BucketSize.TryParse(text, out var size) ? (size, null) : (null, BucketSize.Expected));

    private static readonly OperationParameter<int> s_buckets = OperationParameter.Number(
        "Buckets", "The most buckets; ignored beside Interval.", 1, TimeHistogram.MaxBuckets, TimeHistogram.DefaultBuckets);

    private static readonly ApiOperation s_histogram = Of(
        "Histogram", "How the jobs divide over time, by status",
        "Buckets lie over the time range that is asked for, of the time that TimeRangeField names; where a side is open, "
        + "from the first or to the last job.",
        "`Buckets`: each with its `StartTime`, its `Count` and the counts of its `Statuses`; `Interval`, how long a bucket is.",
        s_interval, s_buckets);

    private static readonly OperationParameter<CountedField> s_field = new(
        "Field", "The field whose values are suggested.", "Username",
        text => CountedField.Find(text) is { } field ? (field, null) : (null, $"one of {CountedField.Expected}"))
    {
        IsRequired = true,
    };

    private static readonly OperationParameter<string> s_prefix = new(
        "Prefix", "What a value begins with, in any case.", "li",
        text => text.Length <= JobField.MaxTextLength
            ? (text, null)
            : (null, $"at most {JobField.MaxTextLength} characters"))
    {
        MaxLength = JobField.MaxTextLength,
    };

    private static readonly OperationParameter<int> s_limit = OperationParameter.Number("Limit", "The most values.", 1, 100, 10);

    private static readonly ApiOperation s_suggest = Of(
        "Suggest", "Values of a field by how they begin, most used first",
        "Values of jobs that match everything that is asked, except what is asked of the field itself. `Field=Tags` suggests keys of tags, "
        + "`Field=Tags.team` values of one.",
        "`Values` with their `Count`.",
        s_field, s_prefix, s_limit);

    public static void MapCounts(this RouteGroupBuilder api)
    {
        api.MapOperation("/ext/v1/facets", s_facets, FacetsAsync);
        api.MapOperation("/ext/v1/histogram", s_histogram, HistogramAsync);
        api.MapOperation("/ext/v1/suggest", s_suggest, SuggestAsync);
    }

    private static async Task<Results<ApiAnswer<FacetsAnswer>, ApiProblem>> FacetsAsync(
        OperationQuery query, JobCountQueries queries, CancellationToken cancellationToken)
    {
        var (fields, top) = (query.Take(s_fields), query.Take(s_top));
        if (query.Problem is { } problem)
        {
            return problem;
        }
        var (facets, lag) = await queries.FacetsAsync(query.Question, fields, top, cancellationToken);
        return query.Answer(new FacetsAnswer([.. facets.Select(FacetItem.Of)], query.RequestId), lag);
    }

    private static async Task<Results<ApiAnswer<HistogramAnswer>, ApiProblem>> HistogramAsync(
        OperationQuery query, JobCountQueries queries, CancellationToken cancellationToken)
    {
        var interval = query.Take(s_interval);
        var max = TimeHistogram.MaxBuckets;
        if (query.Has(s_interval))
        {
            query.Ignore(s_buckets);
        }
        else
        {
            max = query.Take(s_buckets);
        }
        if (query.Problem is { } problem)
        {
            return problem;
        }
        try
        {
            var (histogram, lag) = await queries.HistogramAsync(query.Question, interval, max, cancellationToken);
            return query.Answer(HistogramAnswer.Of(query.Question.Request.TimeRangeField, histogram, query.RequestId), lag);
        }
        catch (TooManyBucketsException tooMany)
        {
            return OperationQuery.Refuse(
                s_interval, $"a length of which the range holds at most {TimeHistogram.MaxBuckets}, such as {tooMany.Fitting}");
        }
    }

    private static async Task<Results<ApiAnswer<SuggestAnswer>, ApiProblem>> SuggestAsync(
        OperationQuery query, JobCountQueries queries, CancellationToken cancellationToken)
    {
        var (field, prefix, limit) = (query.Take(s_field), query.Take(s_prefix), query.Take(s_limit));
        if (query.Problem is { } problem)
        {
            return problem;
        }
        var (values, lag) = await queries.SuggestAsync(
            query.Question, field!, ValueMatch.BeginningWith(prefix ?? ""), limit, cancellationToken);
        return query.Answer(new SuggestAnswer(field!.Name, [.. values.Select(ValueItem.Of)], query.RequestId), lag);
    }

    private static ApiOperation Of(
        string id, string summary, string description, string answer, params ImmutableArray<OperationParameter> own) =>
        new(id, summary, description)
        {
            IsAddition = true,
            TakesListJobs = true,
            Unused = ["SortBy", "Order", "PageNumber", "PageSize"],
            Parameters = own,
            Answer = answer,
        };

    private static (ImmutableArray<CountedField> Fields, string? Expected) ReadFields(string text)
    {
        var anyOf = $"one or more of {CountedField.ExpectedOfFacets}";
        return ListText.Read(text, CountedField.FindFaceted, anyOf) switch
        {
            (_, { } expected) => ([], expected),
            ({ IsEmpty: true }, _) => ([], anyOf),
            var (fields, _) => fields.DistinctBy(field => field.Name).ToImmutableArray() is { Length: <= MaxFields } distinct
                ? (distinct, null)
                : ([], $"at most {MaxFields} fields"),
        };
    }
}
