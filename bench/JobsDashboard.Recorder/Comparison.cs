using System.Text.RegularExpressions;

namespace JobsDashboard.Recorder;

/// <summary>Two recordings, answer by answer and byte for byte.</summary>
internal static partial class Comparison
{
    private const int MaxGroups = 60;
    private const int MaxExamples = 3;

    private sealed record Difference(string Area, string Name, string Place, string Before, string After);

    /// <summary>Prints what differs, the same kind of difference together; true when nothing does.</summary>
    public static bool Print(string beforeFolder, string afterFolder)
    {
        var (before, after) = (Recording.Read(beforeFolder), Recording.Read(afterFolder));
        var differences = before.Keys.Union(after.Keys)
            .Select(key => Find(key.Area, key.Name, before.GetValueOrDefault(key), after.GetValueOrDefault(key)))
            .OfType<Difference>()
            .ToList();
        var groups = differences
            .GroupBy(difference => (difference.Area, difference.Place))
            .OrderByDescending(group => group.Count())
            .ToList();
        foreach (var group in groups.Take(MaxGroups))
        {
            Console.WriteLine($"{group.Count()} x {group.Key.Area}: {group.Key.Place}");
            foreach (var (_, name, _, was, now) in group.DistinctBy(difference => (difference.Before, difference.After)).Take(MaxExamples))
            {
                Console.WriteLine($"    {Cut(name, 0, 300)}\n      - {was}\n      + {now}");
            }
        }
        if (groups.Count > MaxGroups)
        {
            Console.WriteLine($"and {groups.Count - MaxGroups} kinds more");
        }
        Console.WriteLine($"{before.Keys.Intersect(after.Keys).Count()} answers compared, {differences.Count} differences");
        return differences.Count == 0;
    }

    private static Difference? Find(string area, string name, string? before, string? after)
    {
        if (before is null || after is null)
        {
            return new(area, name, before is null ? "only after" : "only before", Cut(before ?? "", 0, 100), Cut(after ?? "", 0, 100));
        }
        if (before == after)
        {
            return null;
        }
        var at = before.AsSpan().CommonPrefixLength(after);
        var from = Math.Max(0, at - 60);
        return new(area, name, PlaceOf(before[..at]), Cut(before, from, 200), Cut(after, from, 200));
    }

    // The last name before the difference: of a header, a field of JSON, a column, or a tag of HTML.
    private static string PlaceOf(string same)
    {
        var end = same.IndexOf("\n\n", StringComparison.Ordinal);
        var names = Names().Matches(same[Math.Max(0, same.Length - 1_000)..]);
        var place = names.Count == 0 ? "the beginning" : names[^1].Value.Trim('"', ':', '=', '<', ' ', '\n');
        return end < 0 ? $"at {place}" : $"in the body, at {place}";
    }

    private static string Cut(string text, int from, int length) =>
        text.Substring(from, Math.Min(length, text.Length - from)).Replace("\n", "\\n", StringComparison.Ordinal);

    [GeneratedRegex(@"""\w+"":|\n[\w-]+: |\b\w+=|<\w+")]
    private static partial Regex Names();
}
