using System.Collections.Frozen;
using System.Collections.Immutable;

namespace JobsDashboard.Components.Zones;

/// <summary>The names of the time zones that the system knows.</summary>
internal static class ZoneNames
{
    // Browsers still say the old names, which systems may not have.
    private static readonly FrozenDictionary<string, string> s_renamed = new Dictionary<string, string>
    {
        ["Africa/Asmera"] = "Africa/Asmara",
        ["America/Buenos_Aires"] = "America/Argentina/Buenos_Aires",
        ["America/Catamarca"] = "America/Argentina/Catamarca",
        ["America/Cordoba"] = "America/Argentina/Cordoba",
        ["America/Coral_Harbour"] = "America/Atikokan",
        ["America/Godthab"] = "America/Nuuk",
        ["America/Indianapolis"] = "America/Indiana/Indianapolis",
        ["America/Jujuy"] = "America/Argentina/Jujuy",
        ["America/Louisville"] = "America/Kentucky/Louisville",
        ["America/Mendoza"] = "America/Argentina/Mendoza",
        ["Asia/Calcutta"] = "Asia/Kolkata",
        ["Asia/Katmandu"] = "Asia/Kathmandu",
        ["Asia/Rangoon"] = "Asia/Yangon",
        ["Asia/Saigon"] = "Asia/Ho_Chi_Minh",
        ["Atlantic/Faeroe"] = "Atlantic/Faroe",
        ["Europe/Kiev"] = "Europe/Kyiv",
        ["Pacific/Enderbury"] = "Pacific/Kanton",
        ["Pacific/Ponape"] = "Pacific/Pohnpei",
        ["Pacific/Truk"] = "Pacific/Chuuk",
    }.ToFrozenDictionary();

    private static readonly Lazy<ImmutableArray<string>> s_all = new(() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(zone => zone.Id)
            .Where(id => id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ]);

    /// <summary>The name that a zone has now.</summary>
    public static string Current(string name) => s_renamed.GetValueOrDefault(name, name);

    /// <summary>The zones whose names have all words of a text, those that begin a place's name first.</summary>
    public static IEnumerable<string> Containing(string text, int max)
    {
        var words = text.Replace('_', ' ').Split([' ', '/', ','], StringSplitOptions.RemoveEmptyEntries);
        return words is []
            ? []
            : s_all.Value
                .Where(name => words.All(word => name.Replace('_', ' ').Contains(word, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(name => name.Contains("/" + words[0], StringComparison.OrdinalIgnoreCase))
                .Take(max);
    }
}
