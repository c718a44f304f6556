using System.Text.Json;

namespace JobsDashboard.Scale.Measuring;

/// <summary>How a full file of the product takes more jobs, and what its readers notice.</summary>
/// <param name="BulkPerSecond">Jobs a second in large batches.</param>
/// <param name="LivePerSecond">Jobs a second in groups of 100, each committed.</param>
/// <param name="QuietReader">The 95th percentile of the default page when nothing is written, in milliseconds.</param>
/// <param name="BusyReader">The same during a bulk load.</param>
/// <param name="ImportPerSecond">Jobs a second that the product's import reads from a file and stores, its start included.</param>
/// <param name="ImportMemory">The most memory that the import held, in bytes.</param>
internal sealed record WriteMeasures(
    double BulkPerSecond, double LivePerSecond, double QuietReader, double BusyReader, double ImportPerSecond, long ImportMemory)
{
    /// <summary>What was measured in a folder before; null for nothing.</summary>
    public static WriteMeasures? Read(string folder) =>
        File.Exists(FileIn(folder)) ? JsonSerializer.Deserialize<WriteMeasures>(File.ReadAllText(FileIn(folder))) : null;

    /// <summary>Keeps it in the folder.</summary>
    public void Keep(string folder) => File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this));

    private static string FileIn(string folder) => Path.Combine(folder, "writes.json");
}
