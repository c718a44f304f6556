using System.Globalization;

namespace JobsDashboard.Answers;

/// <summary>Says in <c>Retry-After</c> when to ask again.</summary>
internal static class RetryAfterHeader
{
    /// <summary>Whole seconds, at least one: to ask again at once would make it worse.</summary>
    public static int SecondsOf(TimeSpan wait) => Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));

    public static void SetRetryAfter(this IHeaderDictionary headers, TimeSpan wait) =>
        headers.RetryAfter = SecondsOf(wait).ToString(CultureInfo.InvariantCulture);
}
