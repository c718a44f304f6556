namespace JobsDashboard.Api.Answers;

/// <summary>The contract's error envelope.</summary>
/// <param name="RequestId">The id of the request, also in the header <c>x-acs-request-id</c>.</param>
/// <param name="HostId">The host that the request was sent to.</param>
/// <param name="Code">Machine-readable, dotted where needed.</param>
/// <param name="Message">What is wrong and what was expected.</param>
internal sealed record ApiError(string RequestId, string HostId, string Code, string Message);
