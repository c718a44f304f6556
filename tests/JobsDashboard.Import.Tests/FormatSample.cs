using System.Globalization;
using System.Text;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Tests;

/// <summary>What every format has in common: rows with an id and a text in each.</summary>
internal sealed record FormatSample(string Format, string Header, string Row, Func<string, string> JobId, Func<JobItem, string?> Text)
{
    public static IReadOnlyDictionary<string, FormatSample> All { get; } = new Dictionary<string, FormatSample>
    {
        ["json"] = new("listjobs", "", """{"JobId":"job<id>","DisplayName":"<text>"}""", id => $"job{id}", job => job.DisplayName),
        ["csv"] = new("listjobs", "JobId,DisplayName,Status", "job<id>,<text>,Running", id => $"job{id}", job => job.DisplayName),
        ["openb"] = new(
            "openb-2023",
            "name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,pod_phase,creation_time,deletion_time,scheduled_time",
            "job<id>,12000,16384,1,1000,,<text>,Running,0,12537496,0",
            id => $"job{id}",
            job => job.Settings?.Tags?["qos"]),
        ["pai"] = new("pai-2020", "", "job<id>,<text>,i,w,x,Terminated,1,2,m", id => $"job{id}", job => job.JobSpecs?[0].Type),
        ["philly"] = new(
            "philly-2017", "timestamp,duration,num_gpus,gpu_time,cluster", "2017-10-09 07:01:55,66.0,1,66.0,<text>", id => $"philly-{int.Parse(id, CultureInfo.InvariantCulture) + 1}", job => job.WorkspaceId),
        ["sacct"] = new(
            "sacct",
            "",
            "<id>|7|job|part|q|acc|g|1|u1|42|2016-12-27T20:12:01|2016-12-27T20:12:01|2016-12-27T20:12:02|2017-01-01T20:12:27|5-00:00:25|1:0|"
            + "TIMEOUT|8|64|64|2147486648Mn|cpu=64,node=8|billing=64,cpu=64,mem=62.50G,node=8|5-00:00:00|n-1|<text>",
            id => $"job-{id}",
            job => job.DisplayName),
    };

    /// <summary>A file of rows, one a line; row 1 has the first text.</summary>
    public byte[] File(IEnumerable<byte[]> texts, Encoding? encoding = null)
    {
        encoding ??= Encoding.UTF8;
        var lines = texts.Select((text, i) =>
        {
            var parts = Row.Replace("<id>", $"{i + 1}", StringComparison.Ordinal).Split("<text>");
            return (byte[])[.. encoding.GetBytes(parts[0]), .. text, .. encoding.GetBytes(parts[1] + "\n")];
        });
        return [.. encoding.GetBytes(Header.Length > 0 ? Header + "\n" : ""), .. lines.SelectMany(line => line)];
    }

    public byte[] File(IEnumerable<string> texts, Encoding? encoding = null) =>
        File(texts.Select((encoding ?? Encoding.UTF8).GetBytes), encoding);

    /// <summary>The line that a row is on.</summary>
    public int Line(int row) => row + (Header.Length > 0 ? 1 : 0);
}
