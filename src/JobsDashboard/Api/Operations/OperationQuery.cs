using JobsDashboard.Api.Answers;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SignIn;

namespace JobsDashboard.Api.Operations;

/// <summary>A request to an operation, read by the operation's table of parameters. Handlers take it as a parameter.</summary>
internal sealed class OperationQuery
{
    private readonly HttpContext _http;
    private readonly ILookup<string, QueryStringPair> _pairs;
    private readonly List<ListJobsProblem> _problems;
    private readonly List<string> _ignored;
    private readonly List<string> _applied = [];

    private OperationQuery(HttpContext http, ApiOperation operation, DateTimeOffset now)
    {
        _http = http;
        var queryString = http.Request.QueryString.Value ?? "";
        _pairs = QueryStringPair.In(queryString)
            .Where(pair => pair.Name is not null)
            .ToLookup(pair => pair.Name!, StringComparer.OrdinalIgnoreCase);
        string[] others = [.. operation.Parameters.Select(parameter => parameter.Name), .. operation.Unused];
        var reading = operation.TakesListJobs
            ? ListJobsQueryString.Parse(queryString, now, others)
            : ListJobsQueryString.ParseWithout(queryString, others);
        Question = reading.Request.Resolve(CallerOf(http), now);
        _problems = [.. reading.Problems];
        _ignored = [.. reading.Ignored, .. operation.Unused.SelectMany(name => _pairs[name]).Select(pair => pair.Name!)];
        if (reading.Applied != "")
        {
            _applied.Add(reading.Applied);
        }
    }

    /// <summary>Reads the request to an endpoint that was mapped as an operation.</summary>
    public static ValueTask<OperationQuery> BindAsync(HttpContext http) => ValueTask.FromResult(new OperationQuery(
        http,
        http.GetEndpoint()!.Metadata.GetRequiredMetadata<ApiOperation>(),
        http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));

    /// <summary>Which jobs, who asks and when.</summary>
    public ResolvedQuestion Question { get; }

    /// <summary>The id of the request.</summary>
    public string RequestId => Answers.RequestId.Of(_http);

    /// <summary>The error that names everything that could not be read so far; null when there is nothing.</summary>
    public ApiProblem? Problem => _problems.Count > 0 ? ApiErrors.InvalidParameters(_problems) : null;

    /// <summary>Whether a parameter has a value.</summary>
    public bool Has(OperationParameter parameter) => _pairs[parameter.Name].Any(pair => !string.IsNullOrWhiteSpace(pair.Value));

    /// <summary>Reads a parameter; what cannot be read becomes part of <see cref="Problem"/>.</summary>
    public T? Take<T>(OperationParameter<T> parameter)
    {
        string? expected;
        var value = default(T);
        switch (_pairs[parameter.Name].Select(pair => pair.Value).ToList())
        {
            case [null]:
                expected = QueryParameter.ExpectedText;
                break;
            case [_, _, ..]:
                expected = QueryParameter.ExpectedOnce;
                break;
            case [{ } given] when given.Trim() is { Length: > 0 } text:
                (value, expected) = parameter.Read(text);
                break;
            case var _ when parameter.Default is { } text:
                (value, expected) = parameter.Read(text);
                _applied.Add($"{parameter.Name}={Uri.EscapeDataString(text)}");
                break;
            default:
                (value, expected) = parameter.IsRequired ? parameter.Read("") : (value, null);
                break;
        }
        if (expected is not null)
        {
            _problems.Add(new(parameter.Name, expected));
        }
        return value;
    }

    /// <summary>The error of a parameter that could be read and still cannot be answered.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="expected">What was expected, as the end of a sentence.</param>
    public static ApiProblem Refuse(OperationParameter parameter, string expected) =>
        ApiErrors.InvalidParameters([new(parameter.Name, expected)]);

    /// <summary>Names a parameter in the answer as one that was ignored.</summary>
    public void Ignore(OperationParameter parameter) => _ignored.AddRange(_pairs[parameter.Name].Select(pair => pair.Name!));

    /// <summary>The answer with this body.</summary>
    public ApiAnswer<T> Answer<T>(T body, SearchLag lag = default) => new(body, HeadersWith(lag));

    /// <summary>The headers of the answer.</summary>
    public AnswerHeaders HeadersWith(SearchLag lag) => new(RequestId)
    {
        Ignored = [.. _ignored],
        Applied = string.Join('&', _applied),
        IsSearchBehind = lag.IsBehind,
    };

    private static JobCaller CallerOf(HttpContext http) =>
        http.Caller() with { SeesSecrets = http.RequestServices.GetRequiredService<ApiSecrets>().AreShown, IsProgram = true };
}
