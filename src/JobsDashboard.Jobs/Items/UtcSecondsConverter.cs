using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Items;

/// <summary>
/// The contract's times: ISO 8601 in UTC to the second. Reads any offset and fraction, writes <c>2025-04-16T07:25:34Z</c>.
/// </summary>
/// <param name="zoneless">The instant of a time without a zone; null when there is none.</param>
public sealed class UtcSecondsConverter(Func<DateTime, DateTimeOffset?> zoneless) : JsonConverter<DateTimeOffset?>
{
    /// <summary>Reads times without a zone as UTC.</summary>
    public UtcSecondsConverter()
        : this(time => new DateTimeOffset(time, TimeSpan.Zero))
    {
    }

    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // Real records send "" for a time that has not happened.
        if (reader.TokenType == JsonTokenType.Null || (reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("")))
        {
            return null;
        }
        var time = InstantAt(ref reader) ?? throw new JsonException("The value is not a time such as 2025-04-16T07:25:34Z.");
        return DateTimeOffset.FromUnixTimeSeconds(time.ToUnixTimeSeconds());
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } time)
        {
            Span<byte> text = stackalloc byte["yyyy-MM-ddTHH:mm:ssZ"u8.Length];
            time.UtcDateTime.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
            text[length] = (byte)'Z';
            writer.WriteStringValue(text);
        }
        else
        {
            writer.WriteNullValue();
        }
    }

    // Asked for an instant, the reader takes a time without a zone for one of this machine's.
    private DateTimeOffset? InstantAt(ref Utf8JsonReader reader) =>
        reader.TryGetDateTime(out var time) && time.Kind == DateTimeKind.Unspecified ? zoneless(time)
        : reader.TryGetDateTimeOffset(out var instant) ? instant
        : null;
}
