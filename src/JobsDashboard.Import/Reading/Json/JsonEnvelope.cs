using System.Text.Json;

namespace JobsDashboard.Import.Reading.Json;

/// <summary>What a JSON text begins with.</summary>
internal enum JsonStart
{
    /// <summary>A job.</summary>
    Job,

    /// <summary>A list of jobs, alone or in an answer.</summary>
    Jobs,

    /// <summary>An answer without jobs.</summary>
    NoJobs,
}

/// <summary>Tells an answer with jobs from a job by as few bytes as possible.</summary>
internal static class JsonEnvelope
{
    /// <param name="text">The beginning of an object.</param>
    /// <param name="isWhole">Whether the text goes to the end of what can be read.</param>
    /// <param name="parser">Names the fields that tell an answer from a job.</param>
    /// <param name="length">The length of what comes before an answer's first job.</param>
    /// <returns>Null when more of the text is needed.</returns>
    public static JsonStart? Look(ReadOnlySpan<byte> text, bool isWhole, IJobParser parser, out int length)
    {
        length = 0;
        var reader = new Utf8JsonReader(text, isWhole, default);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(parser.IdName))
                {
                    return JsonStart.Job;
                }
                var isJobs = reader.ValueTextEquals(parser.JobsName);
                if (!reader.Read())
                {
                    return null;
                }
                if (isJobs && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.Null)
                {
                    length = (int)reader.BytesConsumed;
                    return reader.TokenType == JsonTokenType.Null ? JsonStart.NoJobs : JsonStart.Jobs;
                }
                if (!reader.TrySkip())
                {
                    return null;
                }
            }
            return reader.TokenType == JsonTokenType.EndObject || isWhole ? JsonStart.Job : null;
        }
        catch (JsonException)
        {
            // The parser says what is wrong.
            return JsonStart.Job;
        }
    }
}
