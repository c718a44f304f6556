using System.IO.Compression;

namespace JobsDashboard.Recorder;

/// <summary>Imports of every format, each into an empty database: what the command says, and the rows of every table.</summary>
internal static class Imports
{
    private const int MaxLines = 400;

    // The format and what follows it on the command line.
    private static readonly string[][] s_own =
    [
        ["listjobs", "listjobs.ndjson"],
        ["listjobs", "answer.json"],
        ["listjobs", "getjob.json"],
        ["listjobs", "listjobs.csv"],
        ["listjobs", "listjobs.ndjson", "answer.json", "getjob.json"],
        ["openb-2023", "openb.csv"],
        ["openb-2023", "openb.csv", "--anchor", "2025-06-01T08:00:00Z"],
        ["pai-2020", "pai.csv"],
        ["philly-2017", "philly.csv"],
        ["philly-2017", "philly.csv", "--time-zone", "America/New_York"],
        ["sacct", "sacct.psv"],
        ["sacct", "sacct.psv", "--time-zone", "Asia/Shanghai"],
        ["sacct", "sacct-gb18030.psv"],
        ["sacct", "sacct-gb18030.psv", "--encoding", "gb18030"],
        ["sacct", "philly.csv"],
        ["listjobs", "none.json"],
        ["none", "listjobs.csv"],
    ];

    private static readonly string[][] s_exported = [["listjobs", "export.ndjson"], ["listjobs", "export.csv"]];

    private static readonly string[][] s_real =
    [
        ["sacct", "slurm-22.05/typical.psv"],
        ["sacct", "slurm-22.05/all.psv"],
        ["sacct", "slurm-22.05/comma.csv"],
        ["sacct", "slurm-22.05/default.txt"],
        ["sacct", "slurm-22.05/xdmod.txt"],
        ["sacct", "slurm-22.05/sacct.json"],
        ["sacct", "sacct-xdmod/phillips.log.gz"],
        ["pai-2020", "pai-2020/pai_instance_table.tail.csv.gz"],
        ["openb-2023", "openb-2023/openb_pod_list_gpuspec33.csv"],
        ["philly-2017", "philly-2017/philly.csv.gz"],
    ];

    // Tables that belong to files and are read from beside them.
    private static readonly string[] s_beside = ["names.csv", "pai_machine_spec.csv"];

    public static async Task RecordAsync(Recording recording, RunningProduct product)
    {
        var exports = Directory.CreateTempSubdirectory("jobs-recorder-").FullName;
        foreach (var format in new[] { "ndjson", "csv" })
        {
            var export = await product.GetAsync($"/api/ext/v1/export?Status=Failed&JobType=TFJob,pytorchjob&Format={format}");
            await File.WriteAllTextAsync(Path.Combine(exports, $"export.{format}"), export);
        }
        await RecordAsync(recording, s_own, CommandLine.FileOf(""));
        await RecordAsync(recording, s_exported, exports);
        Directory.Delete(exports, recursive: true);
        if (Environment.GetEnvironmentVariable("JOBS_TEST_DATA") is { Length: > 0 } data)
        {
            await RecordAsync(recording, s_real, data);
        }
    }

    private static async Task RecordAsync(Recording recording, string[][] imports, string source)
    {
        foreach (var import in imports)
        {
            var folder = Directory.CreateTempSubdirectory("jobs-recorder-").FullName;
            var command = new CommandLine(Path.Combine(folder, "jobs.db"), folder);
            string[] arguments = ["import", .. import.Select(argument => Copy(Path.Combine(source, argument), folder) ?? argument)];
            var name = string.Join(' ', import);
            recording.Add("imports", name, Comparable.Printed(await command.RunAsync(arguments), folder));
            var tables = Dump(folder);
            recording.Add("imports", $"{name}, again", Comparable.Printed(await command.RunAsync(arguments), folder));
            foreach (var (table, rows) in tables)
            {
                recording.Add("tables", $"{name}: {table}", rows);
            }
            foreach (var (table, rows) in Dump(folder).Except(tables))
            {
                recording.Add("tables", $"{name}, again: {table}", rows);
            }
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(string Table, string Rows)> Dump(string folder) => Tables.Dump(Path.Combine(folder, "jobs.db"))
        .Select(table => (table.Table, table.Rows.Replace(folder, "<folder>", StringComparison.Ordinal)))
        .ToList();

    // The name of the copy; null when there is no such file.
    private static string? Copy(string file, string folder)
    {
        if (!File.Exists(file))
        {
            return null;
        }
        foreach (var beside in s_beside.Select(name => Path.Combine(Path.GetDirectoryName(file)!, name)).Where(File.Exists))
        {
            File.Copy(beside, Path.Combine(folder, Path.GetFileName(beside)));
        }
        var isGzip = Path.GetExtension(file) == ".gz";
        var name = isGzip ? Path.GetFileNameWithoutExtension(file) : Path.GetFileName(file);
        using var stream = File.OpenRead(file);
        using var plain = isGzip ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        using (var copy = File.Create(Path.Combine(folder, name)))
        {
            // A JSON document cannot be cut.
            CopyLines(plain, copy, Path.GetExtension(file) == ".json" ? int.MaxValue : MaxLines);
        }
        // By which the import knows a file again.
        File.SetLastWriteTimeUtc(Path.Combine(folder, name), DateTime.UnixEpoch);
        return name;
    }

    // Bytes, for not every file is UTF-8.
    private static void CopyLines(Stream from, Stream to, int count)
    {
        using var buffered = new BufferedStream(from, 1 << 16);
        for (int next; count > 0 && (next = buffered.ReadByte()) >= 0;)
        {
            to.WriteByte((byte)next);
            count -= next == '\n' ? 1 : 0;
        }
    }
}
