using System.Globalization;
using JobsDashboard.Import.Delimited;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Sacct;

/// <summary>Makes jobs out of what Slurm prints of them.</summary>
internal sealed class SacctJob(ImportFile file, ZonelessTimes zone, IReadOnlyDictionary<string, string> names)
{
    public ImportedRow Of(Parsed<SlurmRecord> record)
    {
        if (record.Value is not { } read)
        {
            return new ImportedRow(record.Rejection!);
        }
        try
        {
            return new ImportedRow(JobOf(read), read.Characters);
        }
        catch (UnreadableFieldException e)
        {
            return new ImportedRow(file.Reject(read.Line, e.Message));
        }
    }

    private JobItem JobOf(SlurmRecord record)
    {
        if (!SlurmState.TryParse(record["State"], out var state, out var status))
        {
            throw record.Unreadable("State", "a state such as COMPLETED or FAILED");
        }
        var hasStarted = HasStarted(record, status);
        var submitted = record.Time(record.Has("Submit") ? "Submit" : "Eligible", zone);
        var running = hasStarted ? record.Time("Start", zone) : null;
        var finished = record.Time("End", zone);
        if (submitted is null)
        {
            file.Note("Jobs without a time of submission, which StartTime=any and EndTime=any show");
        }
        return new JobItem
        {
            JobId = JobId(record),
            IsAttempt = true,
            DisplayName = record["JobName"],
            JobType = "Slurm",
            Status = status,
            ReasonCode = state == SlurmState.Cancelled ? "JobStoppedByUser" : state,
            ReasonMessage = Reason(record, state),
            GmtCreateTime = submitted,
            GmtSubmittedTime = submitted,
            GmtRunningTime = running,
            GmtFinishTime = finished,
            Duration = (long?)record.Length("Elapsed")?.TotalSeconds ?? record.Count("ElapsedRaw") ?? (long?)(finished - running)?.TotalSeconds,
            JobMaxRunningTimeMinutes = TimeLimit(record),
            Priority = Priority(record),
            RestartTimes = record.Count("Restarts") is > 0 and var restarts ? $"{restarts}" : null,
            UserId = record["UID"],
            Username = names.GetValueOrDefault(record["User"], record["User"]),
            WorkspaceId = record["Account"],
            ResourceId = record["Partition"],
            ResourceQuotaName = record["QOS"],
            RequestCPU = record.Count("ReqCPUS") ?? Resource(record, "cpu") ?? record.Count("AllocCPUS") ?? record.Count("NCPUS"),
            RequestMemory = SlurmResources.Memory(record["ReqTRES"]) ?? SlurmResources.Memory(record["AllocTRES"]) ?? MemoryOfNodes(record),
            RequestGPU = SlurmResources.Gpus(record["AllocTRES"]) ?? SlurmResources.Gpus(record["ReqTRES"]),
            NodeCount = Nodes(record) is { } nodes ? $"{nodes}" : null,
            NodeNames = hasStarted && !SlurmKind.IsNone(record["NodeList"])
                ? [.. NodeList.Expand(record["NodeList"]) ?? throw record.Unreadable("NodeList", "a list of nodes")]
                : null,
            UserCommand = record["SubmitLine"],
            WorkingDir = record["WorkDir"],
            Extras = record["Comment"] is { Length: > 0 } comment ? new JobExtras { Description = comment } : null,
        };
    }

    private static string JobId(SlurmRecord record)
    {
        var id = record["JobID"];
        if (!SlurmJobId.IsId(id))
        {
            throw record.Unreadable("JobID", "an id such as 1, 6_2, 7_[2-19] or 18+1");
        }
        // The same number is another job in another cluster.
        return DelimitedRow.Id(record["Cluster"] is { Length: > 0 } cluster ? $"{cluster}-{id}" : id);
    }

    /// <summary>A job that was cancelled in the queue may have a start too: Slurm sets it to the end.</summary>
    private static bool HasStarted(SlurmRecord record, JobStatus status) =>
        record.Has("NodeList") ? record["NodeList"] is not ("None assigned" or "")
        : record.Has("AllocTRES") ? record["AllocTRES"].Length > 0
        : status != JobStatus.Queuing && (status != JobStatus.Stopped || record["Start"] != record["End"]);

    private string Reason(SlurmRecord record, string state)
    {
        var parts = new List<string> { record["State"].EndsWith('+') ? state : record["State"] };
        if (record["ExitCode"] is { Length: > 0 } exitCode)
        {
            parts.Add($"exit code {exitCode}");
        }
        if (!SlurmKind.IsNone(record["Reason"]))
        {
            parts.Add($"reason {record["Reason"]}");
        }
        if (SlurmJobId.IsRange(record["JobID"]))
        {
            var tasks = SlurmJobId.Tasks(record["JobID"]);
            file.Note(tasks is null ? "Job arrays of which Slurm does not name all tasks that wait, each one job" : "Tasks that wait in job arrays, each array one job", tasks ?? 1);
            parts.Add(tasks is null ? "tasks of an array" : string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks of an array"));
        }
        parts.AddRange(new[] { record["AdminComment"], record["SystemComment"] }.Where(comment => comment.Length > 0));
        return string.Join(", ", parts);
    }

    private static long? TimeLimit(SlurmRecord record) => record.FirstOf("Timelimit", "TimelimitRaw") switch
    {
        "" or "Partition_Limit" or "INVALID" => null,
        "UNLIMITED" => 0,
        _ => record.Length("Timelimit") is { } limit ? (long)Math.Ceiling(limit.TotalMinutes) : record.Count("TimelimitRaw"),
    };

    // Slurm counts far beyond the 9 of ListJobs; its numbers are kept as far as the field goes.
    private int? Priority(SlurmRecord record)
    {
        if (record.Count("Priority") is not { } priority)
        {
            return null;
        }
        if (priority > int.MaxValue)
        {
            file.Note("Priorities above 2,147,483,647, left out");
            return null;
        }
        return (int)priority;
    }

    private static long? Nodes(SlurmRecord record) =>
        record.Count("NNodes") ?? (record.Count("AllocNodes") is > 0 and var allocated ? allocated : Resource(record, "node"));

    private static long? Resource(SlurmRecord record, string name) =>
        SlurmResources.Count(record["ReqTRES"], name) ?? SlurmResources.Count(record["AllocTRES"], name);

    /// <summary>Where no total is told: what is asked for of each node or, with a c behind it, of each core.</summary>
    /// <remarks>Some versions print 2^31 megabytes too many; such a number tells nothing.</remarks>
    private static string? MemoryOfNodes(SlurmRecord record)
    {
        var asked = record["ReqMem"];
        var isOfCores = asked.EndsWith('c');
        var times = isOfCores ? record.Count("ReqCPUS") ?? record.Count("NCPUS") ?? record.Count("AllocCPUS") : Nodes(record);
        return asked.StartsWith("21474", StringComparison.Ordinal) && asked.Length >= 10 ? null
            : times is > 0 and < 1_000_000 && SlurmResources.Memory(asked.TrimEnd('c', 'n'), times.Value) is { } memory ? memory
            : null;
    }
}
