using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace JobsDashboard.Jobs.Items;

/// <summary>
/// Fields that are an empty map or an empty list: left out of a job's JSON, because a client of the contract may fail on them.
/// </summary>
internal static class EmptyFields
{
    private static readonly ConcurrentDictionary<JsonTypeInfo, FrozenDictionary<string, JsonTypeInfo?>> s_fieldTypes = [];

    /// <summary>
    /// A job without them, at any depth. Elements of lists stay, and so do parts such as a <see cref="SpotSpec"/>, which say something by
    /// being there.
    /// </summary>
    /// <param name="json">The JSON of a <see cref="JobItem"/>, as <see cref="JobJson.Wire"/> writes it.</param>
    public static string LeaveOut(string json) => LeaveOut(json, JobJson.Wire.JobItem);

    /// <summary>The same in UTF-8.</summary>
    public static byte[] LeaveOut(byte[] json) => LeaveOut(json, JobJson.Wire.JobItem);

    /// <summary>A job's extras without them; null when nothing else is left.</summary>
    /// <param name="json">The JSON of a <see cref="JobExtras"/>, as <see cref="JobJson.Wire"/> writes it.</param>
    public static string? LeaveOutOfExtras(string? json) =>
        json is not null && LeaveOut(json, JobJson.Wire.JobExtras) is not "{}" and var filled ? filled : null;

    /// <summary>The same in UTF-8.</summary>
    public static byte[]? LeaveOutOfExtras(byte[] json) =>
        LeaveOut(json, JobJson.Wire.JobExtras) is var filled && filled.AsSpan().SequenceEqual("{}"u8) ? null : filled;

    private static string LeaveOut(string json, JsonTypeInfo type) =>
        json.Contains(":{}", StringComparison.Ordinal) || json.Contains(":[]", StringComparison.Ordinal)
            ? Encoding.UTF8.GetString(LeaveOut(Encoding.UTF8.GetBytes(json), type))
            : json;

    private static byte[] LeaveOut(byte[] json, JsonTypeInfo type)
    {
        // Nearly every job passes here. A text that looks so costs a second reading, and nothing else.
        if (json.AsSpan().IndexOf(":{}"u8) < 0 && json.AsSpan().IndexOf(":[]"u8) < 0)
        {
            return json;
        }
        using var whole = JsonDocument.Parse(json);
        var bytes = new ArrayBufferWriter<byte>(json.Length);
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JobJson.Wire.Options.Encoder }))
        {
            WriteFilled(writer, whole.RootElement, type);
        }
        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteFilled(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo? type)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var types = type is null ? null : s_fieldTypes.GetOrAdd(type, FieldTypes);
                foreach (var field in value.EnumerateObject())
                {
                    // Most fields need no look at their names, each of which would be made a text of its own.
                    if (field.Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                    {
                        field.WriteTo(writer);
                        continue;
                    }
                    var fieldType = types?.GetValueOrDefault(field.Name);
                    if (!IsEmpty(field.Value, fieldType))
                    {
                        writer.WritePropertyName(field.Name);
                        WriteFilled(writer, field.Value, fieldType);
                    }
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    WriteFilled(writer, element, TypeOf(type?.ElementType));
                }
                writer.WriteEndArray();
                break;
            default:
                value.WriteTo(writer);
                break;
        }
    }

    private static bool IsEmpty(JsonElement value, JsonTypeInfo? type) => value.ValueKind switch
    {
        // What was kept as it came has no type of ours: an object of it in which nothing is left says nothing.
        JsonValueKind.Object => type?.Kind != JsonTypeInfoKind.Object && value.EnumerateObject().All(field => IsEmpty(field.Value, null)),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        _ => false,
    };

    private static FrozenDictionary<string, JsonTypeInfo?> FieldTypes(JsonTypeInfo type) =>
        type.Properties.ToFrozenDictionary(property => property.Name, property => TypeOf(property.PropertyType), StringComparer.Ordinal);

    private static JsonTypeInfo? TypeOf(Type? type) =>
        type is null ? null : JobJson.Wire.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
}
