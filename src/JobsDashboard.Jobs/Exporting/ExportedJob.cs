using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Jobs.Exporting;

/// <summary>One job as it is stored, without the empty fields that earlier versions stored.</summary>
/// <param name="Json">The JSON of a <see cref="JobItem"/>, in one line.</param>
/// <param name="Extras">What only GetJob tells of it: the JSON of a <see cref="JobExtras"/>, in one line; null for nothing.</param>
public sealed record ExportedJob(string Json, string? Extras)
{
    public string Json { get; } = StoredJson.Answered(Json);

    public string? Extras { get; } = StoredJson.AnsweredExtras(Extras);
}
