using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs;

/// <summary>Reads one job at a time, and says in plain words why one cannot be read.</summary>
internal sealed class JobItemReader : IJsonJobReader
{
    // The serializer's own limit.
    private const int MostLevels = 64;

    private static readonly JobExtras s_noExtras = new();

    private readonly ImportFile _file;
    private readonly JsonTypeInfo<JobItem> _jobs;
    private readonly JsonTypeInfo<JobExtras> _extras;
    private readonly HashSet<string> _extraFields;
    private bool _hasExtras;

    public JobItemReader(ImportFile file, TimeZoneInfo? zone)
    {
        _file = file;
        var options = IgnoredFields.ToldTo(Ignore, new UtcSecondsConverter(new ZonelessTimes(file, zone).InstantOf));
        _jobs = (JsonTypeInfo<JobItem>)options.GetTypeInfo(typeof(JobItem));
        _extras = (JsonTypeInfo<JobExtras>)options.GetTypeInfo(typeof(JobExtras));
        _extraFields = [.. _extras.Properties.Select(property => property.Name)];
    }

    public ReadOnlySpan<byte> JobsName => "Jobs"u8;

    public ReadOnlySpan<byte> IdName => "JobId"u8;

    public bool TryRead(ReadOnlySpan<byte> text, long line, out ImportedRow row)
    {
        JsonTypeInfo reading = _jobs;
        if (JsonRow.ProblemIn(_file, text, line) is { } problem)
        {
            row = new ImportedRow(problem);
            return true;
        }
        try
        {
            if (text[0] != '{')
            {
                row = Rejected(line, "A job must be an object.");
                return IsJson(text, out _);
            }
            _hasExtras = false;
            var job = JsonSerializer.Deserialize(text, _jobs);
            if (_hasExtras)
            {
                // Read once more, since no list item has them.
                reading = _extras;
                job = job! with { Extras = JsonSerializer.Deserialize(text, _extras) is var extras && extras != s_noExtras ? extras : null };
            }
            row = HasHalfCharacter(text) ? Rejected(line, "A text has half a character, such as \\ud800 alone.") : Checked(job, text.Length, line);
            return true;
        }
        catch (JsonException e)
        {
            var isJson = IsJson(text, out var depth);
            row = Rejected(line, depth > MostLevels ? $"The job is nested deeper than {MostLevels} levels." : JobFieldReason.Of(e.Path, reading));
            return isJson;
        }
    }

    /// <summary>Rejects a job that begins on a line for a field that is no JSON.</summary>
    public ImportedRow RejectedFor(string field, long line) => Rejected(line, JobFieldReason.Of($"$.{field}", _jobs));

    private ImportedRow Checked(JobItem? job, int bytes, long line) =>
        JobIdRule.Problem(job?.JobId) is { } problem ? Rejected(line, problem)
        : HasNull(job!.JobSpecs) || HasNull(job.StatusHistory) || HasNull(job.Pods) || HasNull(job.DataSources) || HasNull(job.Extras?.CustomEnvs)
            ? Rejected(line, "JobSpecs, StatusHistory, Pods, DataSources and CustomEnvs take objects; one of them is null.")
        : job.Settings?.Tags?.Count > ImportLimits.Tags ? Rejected(line, $"Settings.Tags: a job has at most {ImportLimits.Tags:N0} tags.")
        : new ImportedRow(job, bytes);

    private void Ignore(string field)
    {
        if (_extraFields.Contains(field))
        {
            _hasExtras = true;
        }
        else
        {
            _file.Ignore(field);
        }
    }

    private static bool HasNull<T>(ImmutableArray<T>? items)
        where T : class? => items?.Any(item => item is null) == true;

    // Half a surrogate pair stands unread in the parts that are kept as they came, and would fail wherever they are read later.
    private static bool HasHalfCharacter(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf(@"\ud"u8) < 0 && text.IndexOf(@"\uD"u8) < 0)
        {
            return false;
        }
        var reader = new Utf8JsonReader(text);
        try
        {
            while (reader.Read())
            {
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private ImportedRow Rejected(long line, string reason) => new(_file.Reject(line, reason));

    private static bool IsJson(ReadOnlySpan<byte> text, out int depth)
    {
        depth = 0;
        var reader = new Utf8JsonReader(text, JsonRow.AnyDepth);
        try
        {
            while (reader.Read())
            {
                depth = Math.Max(depth, reader.CurrentDepth);
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
