using JobsDashboard.Jobs.Fields;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>The staging tables, each with the columns of the table that it is for.</summary>
internal static class Staging
{
    /// <summary>The keys of a batch's jobs.</summary>
    public static StagingTable Keys { get; } = new("Keys", [new("JobIdKey", "nvarchar(450)", IsCompared: true)]);

    public static StagingTable Values { get; } = new(
        "JobValue", [new("Field", "int"), new("Text", "nvarchar(425)", IsCompared: true), new("Folded", "nvarchar(max)", IsCompared: true)]);

    public static StagingTable Tags { get; } = new(
        "Tag", [new("Key", "nvarchar(300)", IsCompared: true), new("KeyFolded", "nvarchar(max)", IsCompared: true), new("Value", "nvarchar(500)", IsCompared: true), new("ValueFolded", "nvarchar(max)", IsCompared: true)]);

    public static StagingTable Jobs { get; } = new(
        "Job",
        [
            new("Id", "bigint"), new("Revision", "bigint"), new("AddedAt", "bigint"), new("Texts", "int"), new("Status", "int"), new("GmtCreateTime", "bigint"),
            new("GmtSubmittedTime", "bigint"), new("GmtRunningTime", "bigint"), new("GmtFinishTime", "bigint"), new("GmtModifiedTime", "bigint"),
            new("Duration", "bigint"), new("Priority", "int"), new("RequestCPU", "bigint"), new("RequestGPU", "float"), new("RequestMemory", "float"),
            new("NodeCount", "bigint"), new("RestartTimes", "bigint"), new("UseOversoldResource", "bit"), new("EnableAssignNode", "bit"),
            new("PaymentType", "int"), .. JobFields.SharedTexts.Select(field => new StagedColumn($"{field.Name}Key", "int")),
        ]);

    public static StagingTable Details { get; } = new(
        "JobDetail",
        [
            new("Id", "bigint"), new("JobId", "nvarchar(max)"), new("JobIdKey", "nvarchar(450)", IsCompared: true), new("DisplayName", "nvarchar(800)", IsCompared: true),
            new("DisplayNameKey", "nvarchar(800)", IsCompared: true), new("ReasonMessage", "nvarchar(max)"), new("DescriptionKey", "nvarchar(max)"),
            new("Json", "nvarchar(max)"), new("Extras", "nvarchar(max)"),
        ]);

    public static StagingTable Texts { get; } = new(
        "JobText",
        [
            new("Id", "bigint"), new("Name", "nvarchar(max)"), new("Reason", "nvarchar(max)"), new("Command", "nvarchar(max)"), new("Image", "nvarchar(max)"),
        ]);

    public static StagingTable JobTags { get; } = new("JobTag", [new("TagId", "int"), new("JobId", "bigint")]);

    public static IReadOnlyList<StagingTable> All { get; } = [Keys, Values, Tags, Jobs, Details, Texts, JobTags];
}
