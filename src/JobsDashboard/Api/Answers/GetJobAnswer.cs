using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Api.Answers;

/// <summary>One job. Its fields and its extras stand side by side in the answer.</summary>
internal sealed record GetJobAnswer(JobItem Item, string RequestId)
{
    /// <summary>What only GetJob tells.</summary>
    public JobExtras? Extras => Item.Extras;
}
