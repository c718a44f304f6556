using System.Text.Json;

namespace JobsDashboard.Scale.Loading;

/// <summary>How the jobs of a folder came into one database.</summary>
/// <param name="Engine">The database.</param>
/// <param name="Jobs">How many jobs.</param>
/// <param name="Seconds">How long it took, with every index.</param>
/// <param name="Bytes">How large the database is.</param>
/// <param name="PeakMemory">The most memory that this program held, in bytes; what a server of its own held is not in it.</param>
internal sealed record LoadRecord(string Engine, long Jobs, double Seconds, long Bytes, long PeakMemory)
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true };

    /// <summary>What is known of a folder, by database.</summary>
    public static IReadOnlyDictionary<string, LoadRecord> Read(string folder) => File.Exists(FileIn(folder))
        ? JsonSerializer.Deserialize<LoadRecord[]>(File.ReadAllText(FileIn(folder)))!.ToDictionary(record => record.Engine)
        : new Dictionary<string, LoadRecord>();

    /// <summary>Keeps it in the folder, instead of what was known of the same database.</summary>
    public void Keep(string folder)
    {
        var records = Read(folder).Values.Where(record => record.Engine != Engine).Append(this);
        File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(records, s_indented));
    }

    private static string FileIn(string folder) => Path.Combine(folder, "loads.json");
}
