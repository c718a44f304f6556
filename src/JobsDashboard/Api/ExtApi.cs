using JobsDashboard.Jobs.Fields;
using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Api.Document;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Api;

/// <summary>What ListJobs cannot say, asked with its query string: counts, suggestions, and all jobs at once.</summary>
internal static class ExtApi
{
    private const int MostFields = 20;

    /// <summary>What says nothing where jobs are counted.</summary>
    public static readonly string[] OrderAndPage = ["SortBy", "Order", "PageNumber", "PageSize"];

    private static readonly OwnParameter<ImmutableArray<CountedField>> s_fields = new(
        "Fields", $"The fields whose values are counted, at most {MostFields}.", "Status,JobType,Tags.team", ReadFields)
    {
        Default = "Status,JobType",
    };

    private static readonly OwnParameter<int> s_top = OwnParameter.Number("Top", "The most values of a field; the rest is summed.", 1, 100, 10);

    private static readonly OwnParameter<BucketSize?> s_interval = new(
        "Interval", "How long a bucket is; without it the shortest nice length that needs no more than Buckets.", "1h",
        text => BucketSize.TryParse(text, out var size) ? (size, null) : (null, BucketSize.Expected));

    private static readonly OwnParameter<int> s_buckets = OwnParameter.Number(
        "Buckets", "The most buckets; ignored beside Interval.", 1, Histogram.MostBuckets, Histogram.DefaultBuckets);

    private static readonly OwnParameter<CountedField> s_field = new(
        "Field", "The field whose values are suggested.", "Username",
        text => CountedField.Find(text) is { } field ? (field, null) : (null, $"one of {CountedField.Expected}"))
    {
        IsRequired = true,
    };

    private static readonly OwnParameter<string> s_prefix = new(
        "Prefix", "What a value begins with, in any case.", "li",
        text => text.Length <= JobField.MaxTextLength ? (text, null) : (null, $"at most {JobField.MaxTextLength} characters"));

    private static readonly OwnParameter<int> s_limit = OwnParameter.Number("Limit", "The most values.", 1, 100, 10);

    private static readonly OwnParameter<ExportFormat> s_format = new(
        "Format", "How a job is written.", "csv",
        text => ExportFormat.Find(text) is { } format ? (format, null) : (null, $"one of {string.Join(", ", ExportFormat.All.Select(format => format.Name))}"))
    {
        Default = "ndjson",
    };

    private static readonly OwnParameter<bool> s_bom = OwnParameter.Boolean(
        "Bom", "Whether a CSV file begins with a byte order mark, by which spreadsheets know that it is UTF-8; ignored beside another Format.");

    public static void MapExtApi(this RouteGroupBuilder api)
    {
        var routes = api.MapGroup("/ext/v1");
        routes.MapOperation("/facets", FacetsAsync, ExtOperations.Facets(s_fields, s_top), typeof(JsonElement));
        routes.MapOperation("/histogram", HistogramAsync, ExtOperations.Histogram(s_interval, s_buckets), typeof(JsonElement));
        routes.MapOperation("/suggest", SuggestAsync, ExtOperations.Suggest(s_field, s_prefix, s_limit), typeof(JsonElement));
        routes.MapOperation("/export", ExportAsync, ExtOperations.Export(s_format, s_bom), typeof(JobItem), "application/x-ndjson");
    }

    private static async Task FacetsAsync(HttpContext http, JobQueries queries, TimeProvider time)
    {
        var question = new ExtQuestion(http, time.GetUtcNow(), [s_fields, s_top], OrderAndPage);
        var (fields, top) = (question.Take(s_fields), question.Take(s_top));
        if (question.IsRefused)
        {
            await question.RefuseAsync();
            return;
        }
        await http.TellSearchLagAsync(question.Request);
        var facets = await queries.FacetsAsync(question.Caller, question.Request, fields, top, http.RequestAborted);
        await question.AnswerAsync(json => json.WriteFacets(facets));
    }

    private static async Task HistogramAsync(HttpContext http, JobQueries queries, TimeProvider time)
    {
        var question = new ExtQuestion(http, time.GetUtcNow(), [s_interval, s_buckets], OrderAndPage);
        var interval = question.Take(s_interval);
        var most = Histogram.MostBuckets;
        if (!question.Says(s_interval))
        {
            most = question.Take(s_buckets);
        }
        else
        {
            question.Ignore(s_buckets);
        }
        if (question.IsRefused)
        {
            await question.RefuseAsync();
            return;
        }
        await http.TellSearchLagAsync(question.Request);
        try
        {
            var histogram = await queries.HistogramAsync(question.Caller, question.Request, interval, most, http.RequestAborted);
            await question.AnswerAsync(json => json.WriteHistogram(question.Request, histogram));
        }
        catch (TooManyBucketsException tooMany)
        {
            question.Refuse(s_interval, $"a length of which the range holds at most {Histogram.MostBuckets}, such as {tooMany.Fitting}");
            await question.RefuseAsync();
        }
    }

    private static async Task SuggestAsync(HttpContext http, JobQueries queries, TimeProvider time)
    {
        var question = new ExtQuestion(http, time.GetUtcNow(), [s_field, s_prefix, s_limit], OrderAndPage);
        var (field, prefix, limit) = (question.Take(s_field), question.Take(s_prefix), question.Take(s_limit));
        if (question.IsRefused)
        {
            await question.RefuseAsync();
            return;
        }
        await http.TellSearchLagAsync(question.Request);
        var values = await queries.SuggestAsync(
            question.Caller, question.Request, field!, ValueMatch.BeginningWith(prefix ?? ""), limit, http.RequestAborted);
        await question.AnswerAsync(json =>
        {
            json.WriteString("Field", field!.Name);
            json.WriteValues(values);
        });
    }

    private static async Task ExportAsync(HttpContext http, JobQueries queries, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var question = new ExtQuestion(http, now, [s_format, s_bom], "PageNumber", "PageSize");
        var format = question.Take(s_format);
        var hasByteOrderMark = false;
        if (format?.TakesByteOrderMark == true)
        {
            hasByteOrderMark = question.Take(s_bom);
        }
        else
        {
            question.Ignore(s_bom);
        }
        if (question.IsRefused)
        {
            await question.RefuseAsync();
            return;
        }
        await http.TellSearchLagAsync(question.Request);
        await using var jobs = queries.ExportAsync(question.Caller, question.Request, http.RequestAborted).GetAsyncEnumerator();
        // The first job before the first byte: what fails until then has an answer of its own, and later nothing but a broken connection tells.
        var isThere = await jobs.MoveNextAsync();
        question.BeginAnswer(format!.ContentType);
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"jobs-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.{format.Name}\"";
        if (HttpMethods.IsHead(http.Request.Method))
        {
            // Nobody would take the jobs, so none is read.
            return;
        }
        await using var writer = format.Open(http.Response, hasByteOrderMark);
        for (; isThere; isThere = await jobs.MoveNextAsync())
        {
            await writer.WriteAsync(jobs.Current, http.RequestAborted);
        }
        await writer.FinishAsync(http.RequestAborted);
    }

    private static (ImmutableArray<CountedField> Fields, string? Expected) ReadFields(string text)
    {
        var anyOf = $"one or more of {CountedField.ExpectedOfFacets}";
        return ListText.Read(text, CountedField.FindFaceted, anyOf) switch
        {
            (_, { } expected) => ([], expected),
            ({ IsEmpty: true }, _) => ([], anyOf),
            var (fields, _) => fields.DistinctBy(field => field.Name).ToImmutableArray() is { Length: <= MostFields } distinct ? (distinct, null)
                : ([], $"at most {MostFields} fields"),
        };
    }
}
