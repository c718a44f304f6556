using System.Text;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>A whole job in UTF-8.</summary>
/// <param name="Id">The job's id.</param>
/// <param name="Json">The job as it goes over the wire.</param>
/// <param name="Extras">What only GetJob tells of it; null for nothing.</param>
internal sealed record WholeJob(long Id, byte[] Json, byte[]? Extras)
{
    public static WholeJob Of(long id, string json, string? extras) =>
        new(id, Encoding.UTF8.GetBytes(json), extras is null ? null : Encoding.UTF8.GetBytes(extras));
}
