using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>What a control offers: not the next question, which another control may change at the same time, but what to change in it.</summary>
public delegate ListJobsRequest RequestChange(ListJobsRequest request);
