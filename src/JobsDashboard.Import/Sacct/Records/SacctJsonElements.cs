using System.Text.Json;

namespace JobsDashboard.Import.Sacct;

/// <summary>Values of Slurm's JSON as texts. From version 23 on a number is an object that says whether it is set.</summary>
internal static class SacctJsonElements
{
    /// <summary>What stands at the end of a path of fields; null when there is nothing.</summary>
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

    /// <summary>The text or number at the end of a path; empty when there is none.</summary>
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
