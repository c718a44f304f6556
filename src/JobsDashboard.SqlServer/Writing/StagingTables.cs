using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.SqlServer.Data;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.SqlServer.Writing;

/// <summary>The staging tables, each with the columns that the model has for its target.</summary>
internal sealed class StagingTables(IModel model)
{
    /// <summary>The keys of a batch's jobs.</summary>
    public StagingTable<JobDetail> Keys { get; } =
        new(model, nameof(JobDetail.JobIdKey), property => property == nameof(JobDetail.JobIdKey), name: "Keys");

    /// <summary>Shared texts. The server gives those that are new their keys.</summary>
    public StagingTable<JobValue> Values { get; } = new(model, nameof(JobValue.Text), property => property != nameof(JobValue.Key));

    /// <summary>Tags. The server gives those that are new their ids.</summary>
    public StagingTable<Tag> Tags { get; } = new(model, nameof(Tag.Value), property => property != nameof(Tag.TagId));

    public StagingTable<Job> Jobs { get; } = new(model, nameof(Job.Id));

    public StagingTable<JobDetail> Details { get; } = new(model, nameof(JobDetail.Id));

    public StagingTable<SearchTextRow> Texts { get; } = new(model, nameof(SearchTextRow.Id));

    public StagingTable<JobTag> JobTags { get; } = new(model, nameof(JobTag.JobId));

    /// <summary>The statements that make them.</summary>
    public IReadOnlyList<string> Create =>
        [Keys.Create, Values.Create, Tags.Create, Jobs.Create, Details.Create, Texts.Create, JobTags.Create];

    /// <summary>The statements that empty those that take the rows of jobs.</summary>
    public IReadOnlyList<string> Clear => [Values.Clear, Tags.Clear, Jobs.Clear, Details.Clear, Texts.Clear, JobTags.Clear];

    /// <summary>A shared text as the server answers it.</summary>
    public (int Field, string Text) ToStored(SharedTextField field, string text) =>
        (field.Number, Values.ToStored(nameof(JobValue.Text), text));

    /// <summary>A tag as the server answers it.</summary>
    public (string Key, string Value) ToStoredTag(string key, string value) =>
        (Tags.ToStored(nameof(Tag.Key), key), Tags.ToStored(nameof(Tag.Value), value));
}
