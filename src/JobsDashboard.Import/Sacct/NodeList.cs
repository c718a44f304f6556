using System.Globalization;

namespace JobsDashboard.Import.Sacct;

/// <summary>Slurm's compressed lists of nodes: <c>cpn-f13-[01-03,07],gpu-1</c> is five nodes.</summary>
internal static class NodeList
{
    private const int Most = 100_000;

    /// <summary>The nodes one by one; null when the list cannot be read, or would name more nodes than any cluster has.</summary>
    public static IReadOnlyList<string>? Expand(string list)
    {
        var nodes = new List<string>();
        foreach (var item in Split(list))
        {
            if (ExpandItem(item) is not { } expanded || nodes.Count + expanded.Count > Most)
            {
                return null;
            }
            nodes.AddRange(expanded);
        }
        return nodes;
    }

    // Commas part nodes outside brackets and numbers inside them.
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

    private static List<string>? ExpandItem(string item)
    {
        var open = item.IndexOf('[');
        if (open < 0)
        {
            return item.Length > 0 && !item.Contains(']') ? [item] : null;
        }
        var close = item.IndexOf(']', open);
        if (close < 0 || Numbers(item[(open + 1)..close]) is not { } numbers)
        {
            return null;
        }
        var rests = close + 1 == item.Length ? [""] : ExpandItem(item[(close + 1)..]);
        return rests is null || (long)rests.Count * numbers.Count > Most
            ? null
            : [.. numbers.SelectMany(number => rests, (number, rest) => item[..open] + number + rest)];
    }

    private static List<string>? Numbers(string ranges)
    {
        var numbers = new List<string>();
        foreach (var range in ranges.Split(','))
        {
            var bounds = range.Split('-');
            if (bounds.Length > 2
                || !int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
                || !int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
                || last < first
                || (long)last - first + numbers.Count >= Most)
            {
                return null;
            }
            var digits = $"D{bounds[0].Length}";
            numbers.AddRange(Enumerable.Range(first, last - first + 1).Select(number => number.ToString(digits, CultureInfo.InvariantCulture)));
        }
        return numbers;
    }
}
