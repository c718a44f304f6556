namespace JobsDashboard.Jobs.QueryString;

/// <summary>Something in a query string that could not be read.</summary>
/// <param name="Parameter">The parameter, as the contract writes its name.</param>
/// <param name="Expected">What was expected instead, as the end of a sentence.</param>
public sealed record ListJobsProblem(string Parameter, string Expected);
