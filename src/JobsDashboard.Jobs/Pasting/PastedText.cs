using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Pasting;

/// <summary>
/// Recognises what people paste instead of typing a search line: ids of jobs, a URL of a list or a job, a <c>curl</c> command.
/// </summary>
public static partial class PastedText
{
    /// <summary>The question that a text is; null when it is a search line, or nothing.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="now">The moment of asking: whether a start lies after an end can depend on it.</param>
    public static PastedQuestion? Read(string text, DateTimeOffset now)
    {
        var trimmed = text.Trim();
        if (trimmed == "" || trimmed.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }
        if (CurlCommand.Is(trimmed))
        {
            return CurlCommand.UrlOf(trimmed) is { } url ? PastedUrl.Read(url, now) ?? PastedQuestion.Other : PastedQuestion.Other;
        }
        return IsOneWord(trimmed) && PastedUrl.Read(trimmed.Trim('"', '\'', '<', '>'), now) is { } question ? question : Ids(trimmed);
    }

    /// <summary>Whether a text looks as the vendor makes ids: <c>dlc</c> and thirteen letters or digits, once also a date.</summary>
    public static bool IsVendorId(string text) => VendorId().IsMatch(text);

    private static PastedQuestion? Ids(string text)
    {
        var ids = FromJson(text);
        var isJson = ids is not null;
        ids ??= [.. text.Split(s_separators).Select(id => id.Trim('"', '\'', '`')).Where(id => id != "")];
        ids = [.. ids.Value.DistinctBy(JobIds.KeyOf)];
        if (ids is not { Length: > 0 and <= ListText.MaxItems } found || found.Any(id => id.Length > JobField.MaxTextLength))
        {
            return null;
        }
        if (isJson || found.All(IsVendorId))
        {
            return PastedQuestion.Of(found, couldBeWords: false);
        }
        // A word in quotes is searched for.
        return found.All(id => PossibleId().IsMatch(id)) && !(found.Length == 1 && text[0] is '"' or '\'')
            ? PastedQuestion.Of(found, couldBeWords: true)
            : null;
    }

    private static readonly char[] s_separators = [.. " \t\r\n\u00a0\u3000,;，；、"];

    private static ImmutableArray<string>? FromJson(string text)
    {
        if (text[0] != '[')
        {
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(text);
            var items = json.RootElement.EnumerateArray().Select(item => item.ValueKind switch
            {
                JsonValueKind.String => item.GetString()!.Trim(),
                JsonValueKind.Number => item.GetRawText(),
                _ => "",
            }).ToList();
            return items.Count > 0 && items.All(item => item != "" && !item.Any(char.IsControl)) ? [.. items] : null;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half a surrogate pair, written as \ud800.
            return null;
        }
    }

    private static bool IsOneWord(string text) => !text.Any(char.IsWhiteSpace);

    [GeneratedRegex(@"\Adlc([0-9a-z]{13}|-[0-9]{14}(-[0-9a-z]+)+)\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex VendorId();

    // Numbers of Slurm such as 12345, 12345_7 and 18+1, and ids of other sources: letters and digits, at least one digit.
    [GeneratedRegex(@"\A(?=[^0-9]*[0-9])[A-Za-z0-9][A-Za-z0-9._+-]*\z")]
    private static partial Regex PossibleId();
}
