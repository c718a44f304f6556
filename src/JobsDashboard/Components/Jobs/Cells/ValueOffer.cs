using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Jobs.Cells;

/// <summary>What can be asked with a value of the list.</summary>
/// <param name="Text">In words, such as <c>Only this</c>.</param>
/// <param name="Request">The list that it leads to.</param>
public sealed record ValueOffer(string Text, ListJobsRequest Request);
