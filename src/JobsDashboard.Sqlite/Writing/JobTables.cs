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
    private static readonly string[] s_columns =
    [
        "Id", "Revision", "Status", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime",
        "Duration", "Priority", "RequestCPU", "RequestGPU", "RequestMemory", "NodeCount", "RestartTimes", "UseOversoldResource",
        "EnableAssignNode", "PaymentType", .. Enum.GetNames<JobField>().Select(field => $"{field}Key"),
    ];

    private readonly ValueKeys _keys;
    private readonly Statement _find;
    private readonly Statement _job;
    private readonly Statement _detail;
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
        _find = new(connection, "SELECT d.Id, d.Json, j.GmtModifiedTime FROM JobDetail AS d JOIN Job AS j ON j.Id = d.Id WHERE d.JobIdKey = $1", 1);
        _job = Upsert(connection, "Job", s_columns);
        _detail = Upsert(connection, "JobDetail", "Id", "JobId", "JobIdKey", "DisplayName", "DisplayNameKey", "ReasonMessage", "Json");
        _addTag = Statement.Insert(connection, "JobTag", "ON CONFLICT DO NOTHING", "TagId", "JobId");
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

    /// <summary>Stores the job unless it is stored just so, or newer.</summary>
    public WriteOutcome Write(PreparedJob job, DateTimeOffset now)
    {
        if (Find(job.JobIdKey) is not { } known)
        {
            WriteAll(++_lastId, job, now);
            return WriteOutcome.New;
        }
        if (known.Json == job.Facts.Json || known.ModifiedTime > job.Facts.Numbers.GmtModifiedTime)
        {
            return WriteOutcome.Unchanged;
        }
        RemoveEntries(known.Id, JsonSerializer.Deserialize(known.Json, JobJson.Wire.JobItem)!);
        WriteAll(known.Id, job, now);
        return WriteOutcome.Changed;
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { _keys, _find, _job, _detail, _addTag, _removeTag, _reason, _command, _image, _name, _nextRevision })
        {
            part.Dispose();
        }
    }

    private static Statement Upsert(SqliteConnection connection, string table, params string[] columns) =>
        Statement.Insert(
            connection, table, $"ON CONFLICT (Id) DO UPDATE SET {string.Join(", ", columns[1..].Select(c => $"{c} = excluded.{c}"))}", columns);

    private (long Id, string Json, long? ModifiedTime)? Find(string jobIdKey)
    {
        using var reader = _find.Read(jobIdKey);
        return reader.Read() ? (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2)) : null;
    }

    private void WriteAll(long id, PreparedJob job, DateTimeOffset now)
    {
        var revision = _revision ??= NextRevision(now);
        var (facts, numbers) = (job.Facts, job.Facts.Numbers);
        _job.Run(
        [
            id, revision, (int?)numbers.Status, numbers.GmtCreateTime, numbers.GmtSubmittedTime, numbers.GmtRunningTime,
            numbers.GmtFinishTime, numbers.GmtModifiedTime, numbers.Duration, numbers.Priority, numbers.RequestCPU, numbers.RequestGPU,
            numbers.RequestMemory, numbers.NodeCount, numbers.RestartTimes, numbers.UseOversoldResource, numbers.EnableAssignNode,
            (int?)numbers.PaymentType, .. facts.Values.Select(value => (object?)_keys.Of(value.Field, value.Text)),
        ]);
        _detail.Run(id, facts.Item.JobId, job.JobIdKey, facts.Item.DisplayName, job.DisplayNameKey, facts.Item.ReasonMessage, facts.Json);
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
