using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>A status by its name; anything but the thirteen names is an error that lists them.</summary>
internal sealed class JobStatusConverter : JsonConverter<JobStatus?>
{
    public override bool HandleNull => true;

    public override JobStatus? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var name = reader.TokenType == JsonTokenType.Null ? null : reader.GetString();
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }
        return JobStatusNames.TryParse(name, out var status)
            ? status
            : throw new JsonException($"The status is none of {string.Join(", ", JobStatusNames.All)}.");
    }

    public override void Write(Utf8JsonWriter writer, JobStatus? value, JsonSerializerOptions options)
    {
        if (value is { } status)
        {
            writer.WriteStringValue(JobStatusNames.Of(status));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
