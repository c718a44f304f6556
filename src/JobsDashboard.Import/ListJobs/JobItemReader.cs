using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.ListJobs;

/// <summary>Reads one job at a time, and says in plain words why one cannot be read.</summary>
internal sealed class JobItemReader(ImportFile file)
{
    private readonly JsonTypeInfo<JobItem> _jobs = IgnoredFields.ToldTo(file);

    /// <summary>Reads a job that begins on a line; false when the text is no JSON at all.</summary>
    public bool TryRead(ReadOnlySpan<byte> text, long line, out ImportedRow row)
    {
        try
        {
            row = text[0] == '{' ? Checked(JsonSerializer.Deserialize(text, _jobs), line) : Rejected(line, "A job must be an object.");
            return row.Job is not null || text[0] == '{' || IsJson(text);
        }
        catch (JsonException e)
        {
            row = Rejected(line, JobFieldReason.Of(e.Path, _jobs));
            return IsJson(text);
        }
    }

    private ImportedRow Checked(JobItem? job, long line) =>
        JobIdRule.Problem(job?.JobId) is { } problem ? Rejected(line, problem) : new ImportedRow(job!);

    private ImportedRow Rejected(long line, string reason) => new(file.Reject(line, reason));

    private static bool IsJson(ReadOnlySpan<byte> text)
    {
        // Nested too deep for a job is not broken.
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = 1_000 });
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
