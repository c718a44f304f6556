using System.Buffers;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Job;

/// <summary>Hands a job from the first HTML over to the live page, in the format in which it is stored.</summary>
/// <remarks>
/// Blazor's own format takes some different keys of maps for equal. A large job is not handed over: reading it again is faster than
/// sending it to the browser and back.
/// </remarks>
internal sealed class JobState : PersistentComponentStateSerializer<JobItem>
{
    private const int MaxBytes = 100_000;

    public override void Persist(JobItem value, IBufferWriter<byte> writer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(value, bytes);
        if (bytes.WrittenCount <= MaxBytes)
        {
            writer.Write(bytes.WrittenSpan);
        }
    }

    public override JobItem Restore(ReadOnlySequence<byte> data)
    {
        if (data.IsEmpty)
        {
            // The page takes it for a job that it has not read yet, which the base class has no word for.
            return null!;
        }
        var parts = JsonSerializer.Deserialize<JsonElement>(data.ToArray());
        return parts[0].Deserialize(JobJson.Wire.JobItem)! with { Extras = parts[1].Deserialize(JobJson.Wire.JobExtras) };
    }

    private static void Write(JobItem value, IBufferWriter<byte> writer)
    {
        using var json = new Utf8JsonWriter(writer);
        json.WriteStartArray();
        JsonSerializer.Serialize(json, value, JobJson.Wire.JobItem);
        // No field of the item, so it travels beside it.
        JsonSerializer.Serialize(json, value.Extras ?? new(), JobJson.Wire.JobExtras);
        json.WriteEndArray();
    }
}
