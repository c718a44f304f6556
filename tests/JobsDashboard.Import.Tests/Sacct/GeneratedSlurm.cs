using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace JobsDashboard.Import.Tests.Sacct;

/// <summary>Random jobs, written in the ways in which sacct prints them. Nothing in here is the product's.</summary>
internal sealed class GeneratedSlurm(int seed)
{
    private static readonly string[] s_columns = ["JobID", "JobName", "User", "UID", "State", "ExitCode", "Submit", "Start", "End", "Elapsed", "Priority", "AllocTRES", "NodeList", "WorkDir", "NNodes", "SubmitLine"];
    private static readonly string[] s_letters = ["a", "Z", "7", "训练", "é", "😀", " ", "=", "+", "|", ",", ";", "[", "]", "\"", "'", "-", ".", "\\", "%"];
    private static readonly string[] s_ended = ["COMPLETED", "FAILED", "TIMEOUT", "NODE_FAIL", "PREEMPTED", "OUT_OF_MEMORY", "CANCELLED by 0", "CANCELLED by 1001", "DEADLINE", "BOOT_FAIL"];

    private readonly Random _random = new(seed);

    /// <summary>One job with what is to be read of it. Times are seconds of 2026, in UTC.</summary>
    public sealed record Known(
        string Id, string Name, string User, int Uid, string State, string ExitCode, long Submit, long? Start, long? End, long Elapsed, int Priority, int Gpus, int Megabytes,
        int Nodes, string Command, int Steps);

    public IReadOnlyList<Known> Jobs(int count) => [.. Enumerable.Range(1, count).Select(Job)];

    /// <summary>As --parsable2, --parsable or --delimiter print it, with the columns in any order.</summary>
    public string Delimited(IEnumerable<Known> jobs, string delimiter, bool endsWithDelimiter)
    {
        // Texts that may hold the delimiter never stand side by side, as in the command that the product names.
        var columns = _random.Next(2) == 0 ? s_columns : [.. s_columns.AsEnumerable().Reverse()];
        var text = new StringBuilder();
        Line(columns);
        foreach (var job in jobs)
        {
            Line([.. columns.Select(column => Field(job, column))]);
            for (var step = 0; step < job.Steps; step++)
            {
                Line([.. columns.Select(column => StepField(job, step, column))]);
            }
        }
        return text.ToString();

        void Line(string[] fields) => text.Append(string.Join(delimiter, fields)).Append(endsWithDelimiter ? delimiter : "").Append('\n');
    }

    /// <summary>As sacct prints it without options, each column as wide as it must be, or as the default if it cuts off.</summary>
    public static string FixedWidth(IReadOnlyList<Known> jobs)
    {
        string[] columns = ["JobID", "State", "Submit", "Start", "End", "Elapsed", "NNodes"];
        int[] widths = [20, 20, 19, 19, 19, 10, 8];
        var text = new StringBuilder();
        Line(columns);
        Line([.. widths.Select(width => new string('-', width))]);
        foreach (var job in jobs)
        {
            Line([.. columns.Select(column => Field(job, column))]);
        }
        return text.ToString();

        void Line(string[] fields) =>
            text.AppendJoin("", fields.Select((field, i) => (i == 0 ? field.PadRight(widths[i]) : field.PadLeft(widths[i])) + " ")).Append('\n');
    }

    /// <summary>As --json prints it, in the shape of 22.05 or of the versions since 23.</summary>
    public static string Json(IEnumerable<Known> jobs, bool isLater)
    {
        return new JsonObject { ["meta"] = new JsonObject(), ["errors"] = new JsonArray(), ["jobs"] = new JsonArray([.. jobs.Select(Job)]) }.ToJsonString();

        JsonNode Number(long number) => isLater ? new JsonObject { ["set"] = true, ["infinite"] = false, ["number"] = number } : JsonValue.Create(number);

        JsonNode Job(Known job)
        {
            var (id, task) = job.Id.Split('_') is [var array, var part] ? (array, part) : (job.Id, null);
            var state = job.State.Split(' ');
            var code = job.ExitCode.Split(':').Select(long.Parse).ToArray();
            return new JsonObject
            {
                ["job_id"] = long.Parse(id, CultureInfo.InvariantCulture) + (task is null ? 0 : 1_000_000),
                ["array"] = new JsonObject { ["job_id"] = task is null ? 0 : long.Parse(id, CultureInfo.InvariantCulture), ["task_id"] = task is null ? null : Number(long.Parse(task, CultureInfo.InvariantCulture)) },
                ["name"] = job.Name,
                ["user"] = job.User,
                ["state"] = new JsonObject { ["current"] = isLater ? new JsonArray(state[0]) : state[0], ["reason"] = "None" },
                ["kill_request_user"] = state is [_, _, var by] ? by : null,
                ["exit_code"] = new JsonObject { ["return_code"] = Number(code[0]), ["signal"] = new JsonObject { [isLater ? "id" : "signal_id"] = Number(code[1]) } },
                ["time"] = new JsonObject { ["submission"] = Unix(job.Submit), ["start"] = job.Start is { } start ? Unix(start) : isLater ? 0 : null, ["end"] = job.End is { } end ? Unix(end) : 0, ["elapsed"] = job.Elapsed },
                ["priority"] = Number(job.Priority),
                ["nodes"] = NodeList(job),
                ["allocation_nodes"] = job.Nodes,
                ["tres"] = new JsonObject
                {
                    ["allocated"] = new JsonArray(
                    new JsonObject { ["type"] = "mem", ["name"] = null, ["count"] = job.Megabytes },
                    new JsonObject { ["type"] = "gres", ["name"] = "gpu:a100", ["count"] = job.Gpus })
                },
                ["steps"] = new JsonArray([.. Enumerable.Range(0, job.Steps).Select(_ => new JsonObject())]),
                ["working_directory"] = "/home/a|b",
                ["submit_line"] = job.Command,
            };
        }
    }

    private static long Unix(long seconds) => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() + seconds;

    private static string NodeList(Known job) => job.Start is null ? "None assigned" : job.Nodes == 1 ? "n1" : $"n[1-{job.Nodes}]";

    private static string Time(long? seconds) =>
        seconds is { } time ? new DateTime(2026, 1, 1).AddSeconds(time).ToString("s", CultureInfo.InvariantCulture) : "Unknown";

    private static string Field(Known job, string column) => column switch
    {
        "JobID" => job.Id,
        "JobName" => job.Name,
        "User" => job.User,
        "UID" => $"{job.Uid}",
        "State" => job.State,
        "ExitCode" => job.ExitCode,
        "Submit" => Time(job.Submit),
        "Start" => Time(job.Start),
        "End" => Time(job.End),
        "Elapsed" => $"{job.Elapsed / 86_400}-{TimeSpan.FromSeconds(job.Elapsed % 86_400):hh\\:mm\\:ss}",
        "Priority" => $"{job.Priority}",
        "AllocTRES" => $"billing=1,gres/gpu:a100={job.Gpus},mem={job.Megabytes}M",
        "NodeList" => NodeList(job),
        "WorkDir" => "/home/a|b",
        "NNodes" => $"{job.Nodes}",
        "SubmitLine" => job.Command,
        _ => throw new ArgumentOutOfRangeException(nameof(column)),
    };

    private static string StepField(Known job, int step, string column) => column switch
    {
        "JobID" => $"{job.Id}.{(step == 0 ? "batch" : $"{step - 1}")}",
        "JobName" => "python",
        "State" => "COMPLETED",
        "ExitCode" => "0:0",
        "Submit" or "Start" or "End" => Time(job.Submit),
        "Elapsed" => "00:00:01",
        "NodeList" => "n1",
        "NNodes" => "1",
        _ => "",
    };

    private Known Job(int number)
    {
        var (submit, wait, elapsed) = (_random.Next(20_000_000), _random.Next(5_000), _random.Next(400_000));
        var life = _random.Next(10);
        var (state, start, end) = life == 0 ? ("PENDING", (long?)null, (long?)null)
            : life == 1 ? ("RUNNING", submit + wait, null)
            : life == 2 ? ("CANCELLED by 0", null, submit + wait)
            : (s_ended[_random.Next(s_ended.Length)], submit + wait, submit + wait + elapsed);
        var name = Text();
        return new Known(
            _random.Next(3) == 0 ? $"{number}_{_random.Next(100)}" : $"{number}", name, $"u{_random.Next(5)}", _random.Next(70_000), state,
            state is "FAILED" ? $"{_random.Next(1, 256)}:0" : "0:0", submit, start, end, start is null ? 0 : elapsed, _random.Next(), _random.Next(9),
            _random.Next(1, 1_000_000), _random.Next(1, 12), $"sbatch -J {name} x.sh", start is null ? 0 : _random.Next(4));
    }

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(1, 12)).Select(_ => s_letters[_random.Next(s_letters.Length)])).Trim() is { Length: > 0 } text ? text : "x";
}
