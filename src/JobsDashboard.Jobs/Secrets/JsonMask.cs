using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Secrets;

/// <summary>Secrets in JSON: in its texts, after the names of its fields, and in lists of arguments and of variables.</summary>
internal sealed class JsonMask
{
    private static readonly JavaScriptEncoder s_encoder = JobJson.Wire.Options.Encoder!;

    private readonly SecretMask _mask;
    private readonly Utf8JsonWriter _writer;
    private readonly Func<string, bool> _isShown;
    private bool _hasChanged;

    private JsonMask(SecretMask mask, Utf8JsonWriter writer, Func<string, bool> isShown)
    {
        (_mask, _writer, _isShown) = (mask, writer, isShown);
    }

    /// <summary>Whether a text looks like JSON.</summary>
    public static bool Is(string text) => text.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>A text that may be JSON, masked; null where it is none.</summary>
    public static string? Masked(string text, SecretMask mask)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Masked(json.RootElement, mask, _ => false) ?? text;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON; or half a surrogate pair, of which there is no text.
            return null;
        }
    }

    /// <summary>A value as JSON with its secrets masked; null where it has none.</summary>
    /// <param name="json">The value.</param>
    /// <param name="mask">What is masked.</param>
    /// <param name="isShown">Whether what is at a path, such as <c>/Settings/Tags</c>, stays as it is.</param>
    public static string? Masked(JsonElement json, SecretMask mask, Func<string, bool> isShown)
    {
        using var bytes = new MemoryStream();
        using var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = s_encoder });
        var text = new JsonMask(mask, writer, isShown);
        text.Write(json, "");
        writer.Flush();
        return text._hasChanged ? Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) : null;
    }

    private void Write(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(value, path);
                break;
            case JsonValueKind.Array:
                WriteArray(value, path);
                break;
            case JsonValueKind.String when !_isShown(path):
                var text = value.GetString()!;
                WriteText(text, _mask.Of(text));
                break;
            default:
                value.WriteTo(_writer);
                break;
        }
    }

    private void WriteObject(JsonElement value, string path)
    {
        var variable = NameOfVariable(value);
        _writer.WriteStartObject();
        foreach (var field in value.EnumerateObject())
        {
            _writer.WritePropertyName(field.Name);
            var fieldPath = $"{path}/{field.Name}";
            var name = variable is not null && IsNamed(field, "value") ? variable : field.Name;
            if (IsSecret(name, field.Value) && !_isShown(fieldPath))
            {
                WriteText("", SecretMask.Mark);
            }
            else if (_isShown(fieldPath))
            {
                field.Value.WriteTo(_writer);
            }
            else
            {
                Write(field.Value, fieldPath);
            }
        }
        _writer.WriteEndObject();
    }

    private void WriteArray(JsonElement value, string path)
    {
        _writer.WriteStartArray();
        var option = "";
        foreach (var item in value.EnumerateArray())
        {
            var text = item.ValueKind == JsonValueKind.String ? item.GetString()! : "";
            if (option.StartsWith('-') && text is not ['-', ..] && _mask.IsSecret(option, text))
            {
                WriteText("", SecretMask.Mark);
            }
            else
            {
                Write(item, path);
            }
            option = text;
        }
        _writer.WriteEndArray();
    }

    // A list of variables has an object with two fields for each.
    private static string? NameOfVariable(JsonElement value) => value.EnumerateObject()
        .FirstOrDefault(field => field.Value.ValueKind == JsonValueKind.String && (IsNamed(field, "name") || IsNamed(field, "key")))
        .Value is { ValueKind: JsonValueKind.String } name ? name.GetString() : null;

    private static bool IsNamed(JsonProperty field, string name) => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase);

    private bool IsSecret(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => _mask.IsSecret(name, value.GetString()!),
        JsonValueKind.Number => _mask.IsSecret(name, value.GetRawText()),
        _ => false,
    };

    private void WriteText(string before, string text)
    {
        _hasChanged |= before != text;
        _writer.WriteStringValue(text);
    }
}
