using System.Text.Json;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Reading.Json;
using JobsDashboard.Import.Sacct.Values;

namespace JobsDashboard.Import.Sacct.Records;

/// <summary>Parses jobs that <c>sacct --json</c> prints. Each becomes a record, as if it had been printed in columns.</summary>
/// <param name="file">Takes notes and the names of unknown fields.</param>
/// <param name="toRow">Makes a job of a record.</param>
internal sealed class SacctJsonParser(ImportFile file, Func<SlurmRecord, ImportedRow> toRow) : IJobParser
{
    private static readonly HashSet<string> s_used =
    [
        "job_id", "array", "het", "name", "cluster", "user", "account", "partition", "qos", "state", "kill_request_user", "exit_code",
        "comment", "time", "priority", "restart_cnt", "allocation_nodes", "required", "tres", "nodes", "working_directory",
        "submit_line", "steps",
    ];

    private static readonly (string Column, Func<JsonElement, string> Read)[] s_columns =
    [
        ("JobID", JobId),
        ("JobName", job => job.Text("name")),
        ("Cluster", job => job.Text("cluster")),
        ("User", job => job.Text("user")),
        ("Account", job => job.Text("account")),
        ("Partition", job => job.Text("partition")),
        ("QOS", job => job.Text("qos")),
        ("State", State),
        ("ExitCode", ExitCode),
        ("Reason", job => job.Text("state", "reason")),
        ("Comment", job => job.Text("comment", "job")),
        ("AdminComment", job => job.Text("comment", "administrator")),
        ("SystemComment", job => job.Text("comment", "system")),
        ("Submit", job => Time(job, "submission")),
        ("Start", job => Time(job, "start")),
        ("End", job => Time(job, "end")),
        ("ElapsedRaw", job => job.Text("time", "elapsed")),
        ("TimelimitRaw", job => job.Text("time", "limit")),
        ("Priority", job => job.Text("priority")),
        ("Restarts", job => job.Text("restart_cnt")),
        ("AllocNodes", job => job.Text("allocation_nodes")),
        ("NCPUS", job => job.Text("required", "CPUs")),
        ("ReqTRES", job => Resources(job, "requested")),
        ("AllocTRES", job => Resources(job, "allocated")),
        ("NodeList", job => job.Text("nodes")),
        ("WorkDir", job => job.Text("working_directory")),
        ("SubmitLine", job => job.Text("submit_line")),
    ];

    private static readonly SacctLayout s_layout = new([.. s_columns.Select(column => column.Column)]);

    public ReadOnlySpan<byte> JobsName => "jobs"u8;

    public ReadOnlySpan<byte> IdName => "job_id"u8;

    public bool TryParse(ReadOnlySpan<byte> text, long line, out ImportedRow row)
    {
        row = default;
        if (JsonLimits.Check(file, text, line) is { } problem)
        {
            row = new ImportedRow(problem);
            return true;
        }
        try
        {
            var reader = new Utf8JsonReader(text, JsonLimits.AnyDepth);
            using var job = JsonDocument.ParseValue(ref reader);
            row = Read(job.RootElement, line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
        catch (InvalidOperationException)
        {
            row = new ImportedRow(file.Reject(line, "A text has half a character, such as \\ud800 alone."));
            return true;
        }
    }

    private ImportedRow Read(JsonElement job, long line)
    {
        if (job.Text("job_id").Length == 0)
        {
            return new ImportedRow(file.Reject(line, "The job has no job_id, as it has in what sacct --json prints."
                + $" Without JSON this prints what is needed: {SacctCommand.Text}"));
        }
        foreach (var field in job.EnumerateObject().Where(field => !s_used.Contains(field.Name)))
        {
            file.Ignore(field.Name);
        }
        if (job.At("steps") is { ValueKind: JsonValueKind.Array } steps && steps.GetArrayLength() is > 0 and var count)
        {
            file.Note(SacctSteps.Note, count);
        }
        return toRow(new SlurmRecord(s_layout, [.. s_columns.Select(column => column.Read(job))], line));
    }

    private static string JobId(JsonElement job)
    {
        if (job.Text("array", "job_id") is { } array && IsNumber(array))
        {
            return (job.Text("array", "task_id"), job.Text("array", "task")) switch
            {
                ({ Length: > 0 } task, _) => $"{array}_{task}",
                (_, { Length: > 0 } tasks) => $"{array}_[{tasks}]",
                _ => job.Text("job_id"),
            };
        }
        return job.Text("het", "job_id") is { } het && IsNumber(het) ? $"{het}+{job.Text("het", "job_offset")}" : job.Text("job_id");
    }

    private static string State(JsonElement job)
    {
        var state = job.At("state", "current") is { ValueKind: JsonValueKind.Array } states
            ? states.EnumerateArray().Select(each => each.Text()).FirstOrDefault("")
            : job.Text("state", "current");
        return state == SlurmState.Cancelled && job.Text("kill_request_user") is { Length: > 0 } user ? $"{state} by {user}" : state;
    }

    private static string ExitCode(JsonElement job)
    {
        if (job.At("exit_code") is null)
        {
            return "";
        }
        var signal = job.Text("exit_code", "signal", "id") is { Length: > 0 } id ? id : job.Text("exit_code", "signal", "signal_id");
        var code = $"{OrZero(job.Text("exit_code", "return_code"))}:{OrZero(signal)}";
        // Slurm 22.05 writes every exit code as 0.
        return code == "0:0" && State(job) == "FAILED" ? "" : code;
    }

    private static string Time(JsonElement job, string name) =>
        job.Text("time", name) is var seconds && IsNumber(seconds) ? seconds : "";

    private static string Resources(JsonElement job, string list) =>
        job.At("tres", list) is { ValueKind: JsonValueKind.Array } resources
            ? string.Join(',', resources.EnumerateArray().Where(each => each.Text("count").Length > 0).Select(Resource))
            : "";

    private static string Resource(JsonElement resource)
    {
        var type = resource.Text("type");
        var name = resource.Text("name") is { Length: > 0 } text ? $"{type}/{text}" : type;
        return $"{name}={resource.Text("count")}{(name == "mem" ? "M" : "")}";
    }

    private static bool IsNumber(string text) => text is not ("" or "0");

    private static string OrZero(string number) => number.Length > 0 ? number : "0";
}
