using System.Buffers;
using System.Text;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Storing;

/// <summary>The JSON of stored jobs. It was written whole, so what cannot be read has been damaged since.</summary>
/// <remarks>A database notices damage to its own structures, but not within a long text.</remarks>
internal static class StoredJson
{
    /// <summary>The job of a row.</summary>
    /// <exception cref="JobsDatabaseException">It is damaged.</exception>
    public static JobItem Job(string json, string? extras) => Read(() =>
    {
        var job = JsonSerializer.Deserialize(json, JobJson.Wire.JobItem) ?? throw new JsonException("A job was expected.");
        return job with { Extras = extras is null ? null : JsonSerializer.Deserialize(extras, JobJson.Wire.JobExtras) };
    });

    /// <summary>Some of a job's fields: the same JSON without the others. All of it is checked to be JSON.</summary>
    /// <exception cref="JobsDatabaseException">It is damaged.</exception>
    public static string Part(string json, IReadOnlyCollection<string> fields) => InBytes(json, bytes =>
    {
        var part = new ArrayBufferWriter<byte>();
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (start, isAsked) = ((int)reader.TokenStartIndex, IsAnyOf(ref reader, fields));
            reader.Skip();
            if (isAsked)
            {
                part.Write(part.WrittenCount == 0 ? "{"u8 : ","u8);
                part.Write(bytes[start..(int)reader.BytesConsumed]);
            }
        }
        ReadToEnd(ref reader);
        return part.WrittenCount == 0 ? "{}" : Encoding.UTF8.GetString(part.WrittenSpan) + "}";
    });

    /// <summary>A job as it is answered: checked to be JSON, and without the empty fields that earlier versions stored.</summary>
    /// <exception cref="JobsDatabaseException">It is damaged.</exception>
    public static string Answered(string json) => EmptyFields.LeaveOut(Checked(json));

    /// <summary>A job's extras as they are answered; null for nothing.</summary>
    /// <exception cref="JobsDatabaseException">They are damaged.</exception>
    public static string? AnsweredExtras(string? extras) => extras is null ? null : EmptyFields.LeaveOutOfExtras(Checked(extras));

    // Most stored JSON is answered as it is, so it is checked without building anything.
    private static string Checked(string json) => InBytes(json, bytes =>
    {
        var reader = new Utf8JsonReader(bytes);
        ReadToEnd(ref reader);
        return json;
    });

    private static void ReadToEnd(ref Utf8JsonReader reader)
    {
        while (reader.Read())
        {
        }
    }

    private static bool IsAnyOf(ref Utf8JsonReader reader, IReadOnlyCollection<string> fields)
    {
        foreach (var field in fields)
        {
            if (reader.ValueTextEquals(field))
            {
                return true;
            }
        }
        return false;
    }

    private static string InBytes(string? json, Func<ReadOnlySpan<byte>, string> read) => Read(() =>
    {
        // Damage to a row can leave nothing of a text that every row has.
        json ??= "";
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return read(bytes.AsSpan(0, Encoding.UTF8.GetBytes(json, bytes)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    });

    private static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (JsonException failure)
        {
            throw new JobsDatabaseException(
                "The database is damaged: a stored job cannot be read; restore the database from a backup.", failure)
            {
                Trouble = DatabaseTrouble.Damaged,
            };
        }
    }
}
