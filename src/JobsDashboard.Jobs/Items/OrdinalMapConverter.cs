using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>Maps of texts, their keys compared and written in code-unit order.</summary>
/// <remarks>
/// Left to itself a sorted map compares by the machine's language, which orders differently elsewhere and takes some keys for equal.
/// </remarks>
internal sealed class OrdinalMapConverter : JsonConverter<ImmutableSortedDictionary<string, string>>
{
    public override ImmutableSortedDictionary<string, string> Read(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The value is not an object of texts.");
        }
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Null))
            {
                throw new JsonException("A value of the map is not a text.");
            }
            map[key] = reader.GetString() ?? "";
        }
        return map.ToImmutable();
    }

    public override void Write(Utf8JsonWriter writer, ImmutableSortedDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in value.WithComparers(StringComparer.Ordinal))
        {
            writer.WriteString(key, text);
        }
        writer.WriteEndObject();
    }
}
