namespace JobsDashboard.Components.Jobs.Facets;

/// <summary>A value as it is offered.</summary>
/// <param name="Text">The value; null for the jobs that have none.</param>
/// <param name="Count">How many jobs have it; null while that is not known.</param>
/// <param name="Mark">What the request says of it.</param>
public sealed record FacetValue(string? Text, long? Count, FacetMark Mark);
