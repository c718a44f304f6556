using System.Buffers;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Job;

/// <summary>A job on its way from the first HTML to the live page, as it is stored: Blazor's own format takes some keys of its maps for equal.</summary>
internal sealed class JobState : PersistentComponentStateSerializer<JobItem>
{
    public override void Persist(JobItem value, IBufferWriter<byte> writer)
    {
        using var json = new Utf8JsonWriter(writer);
        json.WriteStartArray();
        JsonSerializer.Serialize(json, value, JobJson.Wire.JobItem);
        // No field of the item, so it travels beside it.
        JsonSerializer.Serialize(json, value.Extras ?? new(), JobJson.Wire.JobExtras);
        json.WriteEndArray();
    }

    public override JobItem Restore(ReadOnlySequence<byte> data)
    {
        var parts = JsonSerializer.Deserialize<JsonElement>(data.ToArray());
        return parts[0].Deserialize(JobJson.Wire.JobItem)! with { Extras = parts[1].Deserialize(JobJson.Wire.JobExtras) };
    }
}
