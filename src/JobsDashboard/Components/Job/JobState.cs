using System.Text.Json;
using JobsDashboard.Components.Wire;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Components.Job;

/// <summary>Hands a job from the first HTML over to the live page, in the format in which it is stored.</summary>
/// <remarks>Blazor's own format takes some different keys of maps for equal.</remarks>
internal sealed class JobState : CompressedState<JobItem>
{
    protected override void Write(JobItem value, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartArray();
        JsonSerializer.Serialize(json, value, JobJson.Wire.JobItem);
        // No field of the item, so it travels beside it.
        JsonSerializer.Serialize(json, value.Extras ?? new(), JobJson.Wire.JobExtras);
        json.WriteEndArray();
    }

    protected override JobItem Read(Stream stream)
    {
        var parts = JsonSerializer.Deserialize<JsonElement>(stream);
        return parts[0].Deserialize(JobJson.Wire.JobItem)! with { Extras = parts[1].Deserialize(JobJson.Wire.JobExtras) };
    }
}
