using System.Collections.Immutable;

namespace JobsDashboard.Api.Answers;

/// <summary>Values of a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The values, the most used first.</param>
/// <param name="RequestId">The id of the request, also in the header <c>x-acs-request-id</c>.</param>
internal sealed record SuggestAnswer(string Field, ImmutableArray<ValueItem> Values, string RequestId);
