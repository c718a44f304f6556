using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>The contract's times: ISO 8601 in UTC to the second. Reads any offset and fraction, writes <c>2025-04-16T07:25:34Z</c>.</summary>
internal sealed class UtcSecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override bool HandleNull => true;

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // Real records send "" for a time that has not happened.
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.GetString() is ""))
        {
            return null;
        }
        var time = reader.TryGetDateTimeOffset(out var read)
            ? read
            : throw new JsonException("The value is not a time such as 2025-04-16T07:25:34Z.");
        return DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            writer.WriteStringValue(time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
