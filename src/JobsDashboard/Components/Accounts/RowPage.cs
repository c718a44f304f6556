using System.Collections.Immutable;
using System.Globalization;

namespace JobsDashboard.Components.Accounts;

/// <summary>The rows of one page of a table.</summary>
/// <param name="Rows">They.</param>
/// <param name="Number">The page's number, from 1 on.</param>
/// <param name="Last">The number of the last page.</param>
public sealed record RowPage<T>(ImmutableArray<T> Rows, int Number, int Last);

/// <summary>Tables in pages.</summary>
public static class RowPages
{
    /// <summary>How many rows a page has.</summary>
    public const int Size = 100;

    /// <summary>Cuts a page out of all rows.</summary>
    /// <param name="all">All rows.</param>
    /// <param name="number">Which page, as the URL says it. One that is not there gives way to the nearest that is.</param>
    public static RowPage<T> Page<T>(this ImmutableArray<T> all, string? number)
    {
        var last = Math.Max(1, (all.Length + Size - 1) / Size);
        var asked = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? Math.Clamp(read, 1, last) : 1;
        return new([.. all.Skip((asked - 1) * Size).Take(Size)], asked, last);
    }
}
