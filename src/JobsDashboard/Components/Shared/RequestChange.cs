using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>A change of the current request. A control offers a change, so that it does not undo what another just changed.</summary>
public delegate ListJobsRequest RequestChange(ListJobsRequest request);
