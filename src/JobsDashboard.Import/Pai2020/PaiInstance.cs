using JobsDashboard.Import.Reading.Tables;

namespace JobsDashboard.Import.Pai2020;

/// <summary>One attempt of a pod.</summary>
internal sealed record PaiInstance(
    string Job,
    string Role,
    string Pod,
    string Status,
    DateTimeOffset? Start,
    DateTimeOffset? End,
    string Machine)
{
    public static DelimitedLayout Layout { get; } = new(
        "job_name,task_name,inst_name,worker_name,inst_id,status,start_time,end_time,machine", ',', hasHeader: false);

    public static PaiInstance Of(DelimitedRow row, DateTimeOffset anchor) => new(
        row.JobId("job_name"),
        row.Text("task_name"),
        row.Text("inst_name"),
        row["status"] is "Terminated" or "Failed" or "Interrupted" or "Running" or "Waiting"
            ? row["status"]
            : throw row.Unreadable("status", "one of Terminated, Failed, Interrupted, Running, Waiting"),
        row.After(anchor, "start_time"),
        row.After(anchor, "end_time"),
        row["machine"]);
}
