using System.Globalization;
using JobsDashboard.Import.Files;

namespace JobsDashboard.Import.Sacct.Values;

/// <summary>Slurm's compressed node lists: <c>cpn-f13-[01-03,07],gpu-1</c> stands for five nodes.</summary>
internal static class NodeList
{
    /// <summary>The names of the nodes; null when the list cannot be read or has more nodes than any cluster.</summary>
    public static IReadOnlyList<string>? Expand(string list)
    {
        var nodes = new List<string>();
        var characters = 0L;
        foreach (var item in Split(list))
        {
            if (Parts(item) is not var (parts, count))
            {
                return null;
            }
            // Each text of a part occurs in as many names as the other parts have combinations.
            characters += parts.Sum(part => count / part.Length * part.Sum(text => (long)text.Length));
            if (nodes.Count + count > ImportLimits.Nodes || characters > ImportLimits.NodeCharacters)
            {
                return null;
            }
            nodes.AddRange(Names(parts));
        }
        return nodes;
    }

    // Commas outside brackets separate nodes; those inside separate numbers.
    private static IEnumerable<string> Split(string list)
    {
        var (start, isInside) = (0, false);
        for (var i = 0; i < list.Length; i++)
        {
            isInside = list[i] switch { '[' => true, ']' => false, _ => isInside };
            if (list[i] == ',' && !isInside)
            {
                yield return list[start..i];
                start = i + 1;
            }
        }
        yield return list[start..];
    }

    /// <summary>Splits an item into parts, each with the texts to choose from, and counts the names that they make.</summary>
    private static (List<string[]> Parts, long Count)? Parts(string item)
    {
        var (parts, count) = (new List<string[]>(), 1L);
        for (var at = 0; at < item.Length;)
        {
            var open = item.IndexOf('[', at);
            var text = open < 0 ? item[at..] : item[at..open];
            if (text.Contains(']'))
            {
                return null;
            }
            if (text.Length > 0)
            {
                parts.Add([text]);
            }
            if (open < 0)
            {
                break;
            }
            var close = item.IndexOf(']', open);
            if (close < 0 || Numbers(item[(open + 1)..close]) is not { } numbers)
            {
                return null;
            }
            parts.Add(numbers);
            // Counted before any name is made, because brackets multiply.
            count *= numbers.Length;
            if (count > ImportLimits.Nodes)
            {
                return null;
            }
            at = close + 1;
        }
        return parts.Count > 0 ? (parts, count) : null;
    }

    private static IEnumerable<string> Names(List<string[]> parts)
    {
        // Counts like an odometer: the last part moves fastest, and carries over to the one before it.
        var places = new int[parts.Count];
        while (true)
        {
            yield return string.Concat(parts.Select((part, i) => part[places[i]]));
            var place = parts.Count - 1;
            while (place >= 0 && ++places[place] == parts[place].Length)
            {
                places[place--] = 0;
            }
            if (place < 0)
            {
                yield break;
            }
        }
    }

    private static string[]? Numbers(string ranges)
    {
        var numbers = new List<string>();
        var characters = 0L;
        foreach (var range in ranges.Split(','))
        {
            var bounds = range.Split('-');
            if (bounds.Length > 2
                || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || last < first
                || (long)last - first + numbers.Count >= ImportLimits.Nodes
                || (characters += ((long)last - first + 1) * bounds[0].Length) > ImportLimits.NodeCharacters)
            {
                return null;
            }
            var digits = $"D{bounds[0].Length}";
            var inRange = Enumerable.Range(first, last - first + 1);
            numbers.AddRange(inRange.Select(number => number.ToString(digits, CultureInfo.InvariantCulture)));
        }
        return [.. numbers];
    }
}
