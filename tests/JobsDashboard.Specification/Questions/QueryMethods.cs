using System.Reflection;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Specification.Questions;

internal static class QueryMethods
{
    /// <summary>The names of all methods of the query service, so that a test notices a new one that it does not call.</summary>
    public static IEnumerable<string> Names =>
        typeof(JobQueries).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName).Select(method => method.Name).Order(StringComparer.Ordinal);
}
