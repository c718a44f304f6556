using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Import.ListJobs;

/// <summary>What the serializer has to know of the place for unknown fields.</summary>
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
internal sealed partial class IgnoredFieldsJson : JsonSerializerContext;
