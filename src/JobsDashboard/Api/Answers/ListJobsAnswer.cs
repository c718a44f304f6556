using System.Collections.Immutable;

namespace JobsDashboard.Api.Answers;

/// <summary>One page of jobs.</summary>
/// <param name="Jobs">The jobs of the page; empty after the last one.</param>
/// <param name="TotalCount">How many jobs there are on all pages together, exactly.</param>
/// <param name="RequestId">The id of the request, also in the header <c>x-acs-request-id</c>.</param>
internal sealed record ListJobsAnswer(ImmutableArray<RawJob> Jobs, long TotalCount, string RequestId);

/// <summary>A job as the JSON that is stored, which is what is answered.</summary>
internal readonly record struct RawJob(string Json);
