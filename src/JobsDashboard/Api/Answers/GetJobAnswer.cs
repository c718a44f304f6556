using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Api;

/// <summary>One job. Its fields and its extras stand side by side in the answer.</summary>
internal sealed record GetJobAnswer(JobItem Item, JobExtras Extras);
