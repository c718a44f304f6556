using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Api;

/// <summary>A request to one of our own operations: a ListJobs query string, and the operation's parameters beside it.</summary>
internal sealed class ExtQuestion
{
    private readonly HttpContext _http;
    private readonly ILookup<string, QueryStringPair> _pairs;
    private readonly List<ListJobsProblem> _problems;
    private readonly List<string> _ignored;
    private readonly List<string> _applied = [];

    /// <param name="http">The request.</param>
    /// <param name="now">The moment of asking.</param>
    /// <param name="own">Names of the operation's own parameters.</param>
    /// <param name="unused">Names of parameters of ListJobs that mean nothing to the operation: they are ignored, and named.</param>
    public ExtQuestion(HttpContext http, DateTimeOffset now, IEnumerable<OwnParameter> own, params IEnumerable<string> unused)
    {
        _http = http;
        var queryString = http.Request.QueryString.Value ?? "";
        _pairs = QueryStringPair.In(queryString).Where(pair => pair.Name is not null).ToLookup(pair => pair.Name!, StringComparer.OrdinalIgnoreCase);
        var reading = ListJobsQueryString.Parse(queryString, now, [.. own.Select(parameter => parameter.Name), .. unused]);
        Request = reading.Request.At(now);
        _problems = [.. reading.Problems];
        _ignored = [.. reading.Ignored, .. unused.SelectMany(name => _pairs[name]).Select(pair => pair.Name!)];
        if (reading.Applied != "")
        {
            _applied.Add(reading.Applied);
        }
    }

    /// <summary>Who asks.</summary>
    public JobCaller Caller => _http.Caller();

    /// <summary>Which jobs, its times fixed.</summary>
    public ListJobsRequest Request { get; }

    /// <summary>Whether anything could not be read.</summary>
    public bool IsRefused => _problems.Count > 0;

    /// <summary>Whether a parameter says something.</summary>
    public bool Says(OwnParameter parameter) => _pairs[parameter.Name].Any(pair => !string.IsNullOrWhiteSpace(pair.Value));

    /// <summary>Reads a parameter; what cannot be read is noted.</summary>
    public T? Take<T>(OwnParameter<T> parameter)
    {
        string? expected;
        var value = default(T);
        switch (_pairs[parameter.Name].Select(pair => pair.Value).ToList())
        {
            case [null]:
                expected = "text in UTF-8 without NUL";
                break;
            case [_, _, ..]:
                expected = "a single value: it was given twice";
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
            Refuse(parameter, expected);
        }
        return value;
    }

    /// <summary>Notes that a parameter asks for what cannot be.</summary>
    public void Refuse(OwnParameter parameter, string expected) => _problems.Add(new(parameter.Name, expected));

    /// <summary>Notes that a parameter means nothing here.</summary>
    public void Ignore(OwnParameter parameter) => _ignored.AddRange(_pairs[parameter.Name].Select(pair => pair.Name!));

    /// <summary>Answers with everything that could not be read.</summary>
    public Task RefuseAsync() => ApiAnswers.WriteProblemsAsync(_http, _problems);

    /// <summary>Answers with an object whose fields are written by <paramref name="write"/>.</summary>
    public async Task AnswerAsync(Action<Utf8JsonWriter> write)
    {
        var requestId = ApiAnswers.Begin(_http, StatusCodes.Status200OK, _ignored, Applied);
        await using var json = ApiAnswers.Writer(_http);
        json.WriteStartObject();
        write(json);
        json.WriteString("RequestId", requestId);
        json.WriteEndObject();
    }

    /// <summary>Begins an answer that is no JSON object.</summary>
    public void BeginAnswer(string contentType) => ApiAnswers.Begin(_http, StatusCodes.Status200OK, _ignored, Applied, contentType);

    private string Applied => string.Join('&', _applied);
}
