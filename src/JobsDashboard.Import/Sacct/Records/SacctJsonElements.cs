using System.Text.Json;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>Reads values of Slurm's JSON as texts. Since Slurm 23 a number is an object that also says whether it is set.</summary>
internal static class SacctJsonElements
{
    /// <summary>The value at a path of fields; null when there is none.</summary>
    public static JsonElement? At(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }
        return element;
    }

    /// <summary>The text or number at a path of fields; empty when there is none.</summary>
    public static string Text(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.At(path) is not { } value ? "" : value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Object when value.At("infinite") is { ValueKind: JsonValueKind.True } => "UNLIMITED",
            JsonValueKind.Object when value.At("set") is { ValueKind: JsonValueKind.True } => value.Text("number"),
            _ => "",
        };
}
