using Microsoft.AspNetCore.WebUtilities;

namespace JobsDashboard.Components.Jobs.View;

/// <summary>A parameter that only the page reads, in which a browser sends a form while the page is not live.</summary>
internal static class PageParameter
{
    /// <summary>The text in a query string; null for none.</summary>
    /// <param name="queryString">As it stands in the URL.</param>
    /// <param name="name">The parameter, in any case.</param>
    public static string? In(string queryString, string name)
    {
        foreach (var pair in new QueryStringEnumerable(queryString))
        {
            if (pair.DecodeName().Span.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return pair.DecodeValue().ToString();
            }
        }
        return null;
    }
}
