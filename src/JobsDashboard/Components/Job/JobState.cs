using System.Buffers;
using System.Text.Json;
using JobsDashboard.Jobs.Items;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Job;

/// <summary>A job on its way from the first HTML to the live page, as it is stored: Blazor's own format takes some keys of its maps for equal.</summary>
/// <remarks>A large job stays behind: the live page reads it again, which is faster than the way there and back.</remarks>
internal sealed class JobState : PersistentComponentStateSerializer<JobItem>
{
    private const int MostBytes = 100_000;

    public override void Persist(JobItem value, IBufferWriter<byte> writer)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(value, bytes);
        if (bytes.WrittenCount <= MostBytes)
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
