using JobsDashboard.Jobs.Question;

namespace JobsDashboard.Components.Shared;

/// <summary>A change of the current request. Controls offer changes and not requests, so that one does not undo what another just changed.</summary>
public delegate ListJobsRequest RequestChange(ListJobsRequest request);
