using System.Globalization;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Import.Sacct.Records;
using JobsDashboard.Import.Sacct.Values;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Import.Sacct;

/// <summary>Makes jobs out of Slurm's records.</summary>
/// <param name="file">Takes notes and rejections.</param>
/// <param name="zone">Reads times that name no zone.</param>
/// <param name="names">Full names by user.</param>
internal sealed class SacctJob(ImportFile file, ZonelessTimes zone, IReadOnlyDictionary<string, string> names)
{
    public ImportedRow Of(SlurmRecord record)
    {
        try
        {
            return new ImportedRow(JobOf(record), record.Characters);
        }
        catch (UnreadableFieldException e)
        {
            return new ImportedRow(file.Reject(record.Line, e.Message));
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
            file.Note("Jobs without a submission time; StartTime=any and EndTime=any show them");
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
            Duration = Seconds(record.Duration("Elapsed")) ?? record.Count("ElapsedRaw") ?? Seconds(finished - running),
            JobMaxRunningTimeMinutes = TimeLimit(record),
            Priority = Priority(record),
            RestartTimes = record.Count("Restarts") is > 0 and var restarts ? $"{restarts}" : null,
            UserId = record["UID"],
            Username = names.GetValueOrDefault(record["User"], record["User"]),
            WorkspaceId = record["Account"],
            ResourceId = record["Partition"],
            ResourceQuotaName = record["QOS"],
            RequestCPU = record.Count("ReqCPUS") ?? Resource(record, "cpu") ?? record.Count("AllocCPUS") ?? record.Count("NCPUS"),
            RequestMemory = Memory(record),
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

    private static long? Seconds(TimeSpan? duration) => (long?)duration?.TotalSeconds;

    private static string JobId(SlurmRecord record)
    {
        var id = record["JobID"];
        if (!SlurmJobId.IsId(id))
        {
            throw record.Unreadable("JobID", "an id such as 1, 6_2, 7_[2-19] or 18+1");
        }
        // Each cluster counts its jobs from 1.
        return JobIdRule.Checked(record["Cluster"] is { Length: > 0 } cluster ? $"{cluster}-{id}" : id);
    }

    /// <summary>Whether a job left the queue. Start does not tell: if a job is cancelled in the queue, Slurm sets it to the end.</summary>
    private static bool HasStarted(SlurmRecord record, JobStatus status)
    {
        if (record.Has("NodeList"))
        {
            return record["NodeList"] is not ("None assigned" or "");
        }
        return record.Has("AllocTRES")
            ? record["AllocTRES"].Length > 0
            : status != JobStatus.Queuing && (status != JobStatus.Stopped || record["Start"] != record["End"]);
    }

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
            parts.Add(WaitingTasks(record["JobID"]));
        }
        parts.AddRange(new[] { record["AdminComment"], record["SystemComment"] }.Where(comment => comment.Length > 0));
        return string.Join(", ", parts);
    }

    private string WaitingTasks(string jobId)
    {
        if (SlurmJobId.Tasks(jobId) is not { } tasks)
        {
            file.Note("Job arrays of which Slurm does not name all waiting tasks, each array one job");
            return "tasks of an array";
        }
        file.Note("Waiting tasks of job arrays, each array one job", tasks);
        return string.Create(CultureInfo.InvariantCulture, $"{tasks} tasks of an array");
    }

    private static long? TimeLimit(SlurmRecord record) => record.FirstOf("Timelimit", "TimelimitRaw") switch
    {
        "" or "Partition_Limit" or "INVALID" => null,
        "UNLIMITED" => 0,
        _ => record.Duration("Timelimit") is { } limit ? (long)Math.Ceiling(limit.TotalMinutes) : record.Count("TimelimitRaw"),
    };

    // Slurm's priorities go far beyond the 9 of ListJobs; they are kept as far as the field can hold them.
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

    private static string? Memory(SlurmRecord record) =>
        SlurmResources.Memory(record["ReqTRES"]) ?? SlurmResources.Memory(record["AllocTRES"]) ?? MemoryByNodeOrCore(record);

    /// <summary>The memory of a job without a total: ReqMem for each node or, if it ends with c, for each core.</summary>
    private static string? MemoryByNodeOrCore(SlurmRecord record)
    {
        var asked = record["ReqMem"];
        // Some versions of Slurm print 2^31 MB too many, so the number cannot be used.
        if (asked.StartsWith("21474", StringComparison.Ordinal) && asked.Length >= 10)
        {
            return null;
        }
        var times = asked.EndsWith('c') ? record.Count("ReqCPUS") ?? record.Count("NCPUS") ?? record.Count("AllocCPUS") : Nodes(record);
        return times is > 0 and < 1_000_000 ? SlurmResources.Memory(asked.TrimEnd('c', 'n'), times.Value) : null;
    }
}
