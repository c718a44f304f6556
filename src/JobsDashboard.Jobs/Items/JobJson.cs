using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace JobsDashboard.Jobs.Items;

/// <summary>Jobs as JSON, with the contract's names and types: absent fields left out, times as <c>yyyy-MM-ddTHH:mm:ssZ</c>.</summary>
[JsonSourceGenerationOptions(
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip)]
[JsonSerializable(typeof(JobItem))]
[JsonSerializable(typeof(JobExtras))]
public sealed partial class JobJson : JsonSerializerContext
{
    /// <summary>Reads and writes <see cref="JobItem"/>; what it writes is also what is stored.</summary>
    public static JobJson Wire { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new UtcSecondsConverter(), new JobStatusConverter(), new OrdinalMapConverter() },
    });
}
