using System.Collections.Immutable;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>A part of a text, in UTF-16 units. It never has half of a surrogate pair.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextRange(int Start, int Length)
{
    internal int End => Start + Length;

    internal static TextRange Between(int start, int end) => new(start, end - start);

    /// <summary>The same parts in order, with those that overlap or touch as one.</summary>
    internal static ImmutableArray<TextRange> Joined(IReadOnlyCollection<TextRange> ranges)
    {
        var joined = ImmutableArray.CreateBuilder<TextRange>();
        foreach (var range in ranges.Where(range => range.Length > 0).OrderBy(range => range.Start))
        {
            if (joined.Count > 0 && joined[^1] is var last && range.Start <= last.End)
            {
                joined[^1] = Between(last.Start, Math.Max(last.End, range.End));
            }
            else
            {
                joined.Add(range);
            }
        }
        return joined.ToImmutable();
    }
}
