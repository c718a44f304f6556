namespace JobsDashboard.Api;

/// <summary>Why a request gets no answer.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">One of the contract's codes.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record ApiRefusal(int Status, string Code, string Message);
