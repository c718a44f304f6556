using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs.Json;

/// <summary>Parses jobs as ListJobs and GetJob answer them, and says in plain words why one is rejected.</summary>
internal sealed class JobItemParser : IJobParser
{
    // The serializer's own limit.
    private const int MaxDepth = 64;

    private static readonly JobExtras s_noExtras = new();

    private readonly ImportFile _file;
    private readonly JsonTypeInfo<JobItem> _jobs;
    private readonly JsonTypeInfo<JobExtras> _extras;
    private readonly HashSet<string> _extraFields;
    private bool _hasExtras;

    /// <param name="file">Takes the names of unknown fields.</param>
    /// <param name="zone">The zone of times that name none; null for UTC.</param>
    public JobItemParser(ImportFile file, TimeZoneInfo? zone)
    {
        _file = file;
        var options = UnknownFieldReporter.OptionsFor(Ignore, new UtcSecondsConverter(new ZonelessTimes(file, zone).InstantOf));
        _jobs = (JsonTypeInfo<JobItem>)options.GetTypeInfo(typeof(JobItem));
        _extras = (JsonTypeInfo<JobExtras>)options.GetTypeInfo(typeof(JobExtras));
        _extraFields = [.. _extras.Properties.Select(property => property.Name)];
    }

    public ReadOnlySpan<byte> JobsName => "Jobs"u8;

    public ReadOnlySpan<byte> IdName => "JobId"u8;

    public bool TryParse(ReadOnlySpan<byte> text, long line, out ImportedRow row)
    {
        JsonTypeInfo reading = _jobs;
        if (JsonLimits.Check(_file, text, line) is { } problem)
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
                // Jobs of ListJobs have no extras, so only those of GetJob pay for a second pass.
                reading = _extras;
                var extras = JsonSerializer.Deserialize(text, _extras);
                job = job! with { Extras = extras == s_noExtras ? null : extras };
            }
            row = HasHalfCharacter(text)
                ? Rejected(line, "A text has half a character, such as \\ud800 alone.")
                : Checked(job, text.Length, line);
            return true;
        }
        catch (JsonException e)
        {
            var isJson = IsJson(text, out var depth);
            var reason = depth > MaxDepth ? $"The job is nested deeper than {MaxDepth} levels." : JobFieldReason.Of(e.Path, reading);
            row = Rejected(line, reason);
            return isJson;
        }
    }

    /// <summary>Rejects a job because a field of it is not JSON.</summary>
    public ImportedRow RejectedFor(string field, long line) => Rejected(line, JobFieldReason.Of($"$.{field}", _jobs));

    private ImportedRow Checked(JobItem? job, int bytes, long line)
    {
        if (JobIdRule.Problem(job?.JobId) is { } problem)
        {
            return Rejected(line, problem);
        }
        if (HasNull(job!.JobSpecs) || HasNull(job.StatusHistory) || HasNull(job.Pods) || HasNull(job.DataSources)
            || HasNull(job.Extras?.CustomEnvs))
        {
            return Rejected(line, "JobSpecs, StatusHistory, Pods, DataSources and CustomEnvs take objects; one of them is null.");
        }
        return job.Settings?.Tags?.Count > ImportLimits.Tags
            ? Rejected(line, $"Settings.Tags: a job has at most {ImportLimits.Tags:N0} tags.")
            : new ImportedRow(job, bytes);
    }

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

    // Fields that are kept as raw JSON may hold half a surrogate pair, which would fail only when somebody reads it later.
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
        var reader = new Utf8JsonReader(text, JsonLimits.AnyDepth);
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
