using JobsDashboard.Jobs.Data;
namespace JobsDashboard.Jobs.Fields;

/// <summary>The fields whose texts repeat from job to job, so that a job holds a number and <see cref="JobValue"/> the text.</summary>
/// <remarks>The numbers are stored.</remarks>
internal enum JobField
{
    JobType = 1,
    UserId = 2,
    Username = 3,
    WorkspaceId = 4,
    ResourceId = 5,
    ResourceQuotaName = 6,
    ReasonCode = 7,
    Accessibility = 8,
    OversoldType = 9,
    BusinessUserId = 10,
    Caller = 11,
    PipelineId = 12,
    TemplateId = 13,
}
