using System.Linq.Expressions;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Tallying;

namespace JobsDashboard.Jobs.Counting;

internal static class CountedRows
{
    // Beyond that many it is faster to read all rows that there are.
    private const int MaxOneByOne = 500;

    /// <summary>The rows whose keys were counted, and of very many keys perhaps others, too.</summary>
    public static IQueryable<T> Counted<T>(this IQueryable<T> rows, Expression<Func<T, int>> key, IReadOnlyCollection<KeyCount> counts)
    {
        var keys = counts.Select(count => count.Key).OfType<int>().ToList();
        return keys.Count > MaxOneByOne ? rows : rows.Where(key.Is(number => keys.Contains(number)));
    }
}
