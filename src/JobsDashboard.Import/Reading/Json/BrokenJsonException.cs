namespace JobsDashboard.Import.ListJobs;

/// <summary>The text is no JSON from here on.</summary>
internal sealed class BrokenJsonException : Exception;
