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
        JsonSerializer.Serialize(json, value, JobJson.Wire.JobItem);
    }

    public override JobItem Restore(ReadOnlySequence<byte> data)
    {
        var json = new Utf8JsonReader(data);
        return JsonSerializer.Deserialize(ref json, JobJson.Wire.JobItem)!;
    }
}
