using System.Text.Json;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Items;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>What became of a job that was written.</summary>
internal enum WriteOutcome
{
    New,
    Changed,
    Unchanged,
}

/// <summary>The tables of a job as one: a job goes into all of them, within the caller's transaction.</summary>
internal sealed class JobTables : IDisposable
{
    private static readonly string[] s_detailColumns = ["Id", "JobId", "JobIdKey", "DisplayName", "DisplayNameKey", "ReasonMessage", "Json"];

    private static readonly string[] s_columns =
    [
        "Id", "Revision", "Status", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime",
        "Duration", "Priority", "RequestCPU", "RequestGPU", "RequestMemory", "NodeCount", "RestartTimes", "UseOversoldResource",
        "EnableAssignNode", "PaymentType", .. Enum.GetNames<JobField>().Select(field => $"{field}Key"),
    ];

    private readonly ValueKeys _keys;
    private readonly Statement _find;
    private readonly Statement _addJob;
    private readonly Statement _addDetail;
    private readonly Statement _updateJob;
    private readonly Statement _updateDetail;
    private readonly Statement _addTag;
    private readonly Statement _removeTag;
    private readonly TextTable _reason;
    private readonly TextTable _command;
    private readonly TextTable _image;
    private readonly TextTable _name;
    private readonly Statement _nextRevision;
    private long _lastId;
    private long? _revision;

    public JobTables(SqliteConnection connection)
    {
        _keys = new ValueKeys(connection);
        _find = new(
            connection,
            "SELECT d.JobIdKey, d.Id, d.Json, j.GmtModifiedTime FROM json_each($1) AS k " +
            "JOIN JobDetail AS d ON d.JobIdKey = k.value JOIN Job AS j ON j.Id = d.Id", 1);
        // No upsert: for that SQLite looks through the tables that refer to a job at every one that is new.
        _addJob = Statement.Insert(connection, "Job", s_columns);
        _addDetail = Statement.Insert(connection, "JobDetail", s_detailColumns);
        _updateJob = Statement.Update(connection, "Job", s_columns);
        _updateDetail = Statement.Update(connection, "JobDetail", s_detailColumns);
        _addTag = Statement.Insert(connection, "JobTag", "TagId", "JobId");
        _removeTag = new(connection, "DELETE FROM JobTag WHERE TagId = $1 AND JobId = $2", 2);
        _reason = new(connection, "ReasonText", "Words");
        _command = new(connection, "CommandText", "Words");
        _image = new(connection, "ImageText", "Words");
        _name = new(connection, "NameGrams", "Name");
        _nextRevision = new(
            connection, "INSERT INTO StoreRevision (Revision, WrittenAt) SELECT coalesce(max(Revision), 0) + 1, $1 FROM StoreRevision RETURNING Revision", 1);
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT coalesce(max(Id), 0) FROM Job";
        _lastId = (long)last.ExecuteScalar()!;
    }

    /// <summary>Stores each job unless it is stored just so, or newer.</summary>
    public IEnumerable<WriteOutcome> Write(IReadOnlyCollection<PreparedJob> jobs, DateTimeOffset now)
    {
        var stored = Find(jobs);
        foreach (var job in jobs)
        {
            yield return Write(job, stored.GetValueOrDefault(job.JobIdKey), now);
        }
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[]
        {
            _keys, _find, _addJob, _addDetail, _updateJob, _updateDetail, _addTag, _removeTag, _reason, _command, _image, _name, _nextRevision,
        })
        {
            part.Dispose();
        }
    }

    private sealed record Stored(long Id, string Json, long? ModifiedTime);

    private Dictionary<string, Stored> Find(IReadOnlyCollection<PreparedJob> jobs)
    {
        using var reader = _find.Read(JsonSerializer.Serialize(jobs.Select(job => job.JobIdKey)));
        var stored = new Dictionary<string, Stored>(StringComparer.Ordinal);
        while (reader.Read())
        {
            stored.Add(reader.GetString(0), new Stored(reader.GetInt64(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetInt64(3)));
        }
        return stored;
    }

    private WriteOutcome Write(PreparedJob job, Stored? stored, DateTimeOffset now)
    {
        if (stored is null)
        {
            WriteAll(_addJob, _addDetail, ++_lastId, job, now);
            return WriteOutcome.New;
        }
        if (stored.Json == job.Facts.Json || stored.ModifiedTime > job.Facts.Numbers.GmtModifiedTime)
        {
            return WriteOutcome.Unchanged;
        }
        RemoveEntries(stored.Id, JsonSerializer.Deserialize(stored.Json, JobJson.Wire.JobItem)!);
        WriteAll(_updateJob, _updateDetail, stored.Id, job, now);
        return WriteOutcome.Changed;
    }

    private void WriteAll(Statement writeJob, Statement writeDetail, long id, PreparedJob job, DateTimeOffset now)
    {
        var revision = _revision ??= NextRevision(now);
        var (facts, numbers) = (job.Facts, job.Facts.Numbers);
        writeJob.Run(
        [
            id, revision, (int?)numbers.Status, numbers.GmtCreateTime, numbers.GmtSubmittedTime, numbers.GmtRunningTime,
            numbers.GmtFinishTime, numbers.GmtModifiedTime, numbers.Duration, numbers.Priority, numbers.RequestCPU, numbers.RequestGPU,
            numbers.RequestMemory, numbers.NodeCount, numbers.RestartTimes, numbers.UseOversoldResource, numbers.EnableAssignNode,
            (int?)numbers.PaymentType, .. facts.Values.Select(value => (object?)_keys.Of(value.Field, value.Text)),
        ]);
        writeDetail.Run(id, facts.Item.JobId, job.JobIdKey, facts.Item.DisplayName, job.DisplayNameKey, facts.Item.ReasonMessage, facts.Json);
        foreach (var (key, value) in facts.Tags)
        {
            _addTag.Run(_keys.OfTag(key, value), id);
        }
        _reason.Add(id, job.Reason);
        _command.Add(id, job.Command);
        _image.Add(id, job.Image);
        _name.Add(id, job.DisplayNameKey ?? "");
    }

    // A transaction has one revision, and none when it writes no job.
    private long NextRevision(DateTimeOffset now)
    {
        using var reader = _nextRevision.Read(now.ToUnixTimeSeconds());
        reader.Read();
        return reader.GetInt64(0);
    }

    private void RemoveEntries(long id, JobItem old)
    {
        foreach (var (key, value) in JobFacts.TagsOf(old))
        {
            _removeTag.Run(_keys.OfTag(key, value), id);
        }
        _reason.Remove(id);
        _command.Remove(id);
        _image.Remove(id);
        _name.Remove(id);
    }
}
