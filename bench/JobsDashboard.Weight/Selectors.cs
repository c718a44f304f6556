namespace JobsDashboard.Weight;

/// <summary>Where a visitor clicks, and how one sees that the answer is there.</summary>
internal static class Selectors
{
    public const string Filter = "#filters a[href*='Status=Failed'], header a[href*='Status=Failed']";

    public const string NextPage = "main a[rel=next]";

    public const string Job = "main tbody tr a[href^='jobs/']";

    public const string ListIsShown = "() => document.querySelector('[data-query]')?.dataset.query === location.search";

    public const string JobIsShown = "() => location.pathname.startsWith('/jobs/') && !document.querySelector('main tbody tr a[href^=\"jobs/\"]')";
}
