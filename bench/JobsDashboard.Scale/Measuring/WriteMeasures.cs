using System.Text.Json;

namespace JobsDashboard.Scale.Measuring;

/// <summary>How a full file of the product takes more jobs, and what its readers notice.</summary>
/// <param name="BulkPerSecond">Jobs a second in large batches.</param>
/// <param name="LivePerSecond">Jobs a second in groups of 100, each committed.</param>
/// <param name="QuietReader">The 95th percentile of the default page when nothing is written, in milliseconds.</param>
/// <param name="BusyReader">The same during a bulk load.</param>
internal sealed record WriteMeasures(double BulkPerSecond, double LivePerSecond, double QuietReader, double BusyReader)
{
    /// <summary>What was measured in a folder before; null for nothing.</summary>
    public static WriteMeasures? Read(string folder) =>
        File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<WriteMeasures>(File.ReadAllText(FileIn(folder))) : null;

    /// <summary>Keeps it in the folder.</summary>
    public void Keep(string folder) => File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this));

    private static string FileIn(string folder) => Path.Combine(folder, "writes.json");
}
