using System.Text.Json;

namespace JobsDashboard.Import.ListJobs;

/// <summary>Tells an answer with jobs in it from a job, by as little of it as possible.</summary>
internal static class ListJobsEnvelope
{
    /// <summary>Looks at an object from its start.</summary>
    /// <param name="text">As much of the object as is at hand.</param>
    /// <param name="isWhole">Whether there is no more.</param>
    /// <param name="jobs">Who knows what a job is.</param>
    /// <param name="length">How much of an answer lies before its first job.</param>
    /// <returns>Null when it takes more of the text to tell.</returns>
    public static ListJobsStart? Look(ReadOnlySpan<byte> text, bool isWhole, IJsonJobReader jobs, out int length)
    {
        length = 0;
        var reader = new Utf8JsonReader(text, isWhole, default);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(jobs.IdName))
                {
                    return ListJobsStart.Job;
                }
                var isJobs = reader.ValueTextEquals(jobs.JobsName);
                if (!reader.Read())
                {
                    return null;
                }
                if (isJobs && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null)
                {
                    length = (int)reader.BytesConsumed;
                    return reader.TokenType == JsonTokenType.Null ? ListJobsStart.NoJobs : ListJobsStart.Jobs;
                }
                if (!reader.TrySkip())
                {
                    return null;
                }
            }
            return reader.TokenType == JsonTokenType.EndObject || isWhole ? ListJobsStart.Job : null;
        }
        catch (JsonException)
        {
            // Whoever reads the job says what is wrong with it.
            return ListJobsStart.Job;
        }
    }
}
