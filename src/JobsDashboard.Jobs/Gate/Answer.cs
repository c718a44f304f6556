using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Jobs.Gate;

/// <summary>The answer to a question, with what belongs to it.</summary>
/// <param name="Value">What was asked for.</param>
/// <param name="SearchLag">
/// How far the search was behind when the question was asked: jobs may be missing from the answer where it was. Never behind when
/// the question searches no words.
/// </param>
public sealed record Answer<T>(T Value, SearchLag SearchLag);
