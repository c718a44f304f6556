using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Jobs.Listing;

/// <summary>One job as it is stored, without the empty fields that earlier versions stored.</summary>
/// <param name="Json">The JSON of a <see cref="JobItem"/>, in one line.</param>
/// <param name="Extras">What only GetJob tells of it: the JSON of a <see cref="JobExtras"/>, in one line; null for nothing.</param>
public sealed record ExportedJob(string Json, string? Extras)
{
    public string Json { get; } = EmptyFields.LeaveOut(Json);

    public string? Extras { get; } = EmptyFields.LeaveOutOfExtras(Extras);

    internal JobItem Item => JsonSerializer.Deserialize(Json, JobJson.Wire.JobItem)! with
    {
        Extras = Extras is null ? null : JsonSerializer.Deserialize(Extras, JobJson.Wire.JobExtras),
    };
}
