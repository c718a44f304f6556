using System.Text.Json;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Storing;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>The tables of a job as one: a job goes into all of them, within the caller's transaction.</summary>
internal sealed class JobTables : IDisposable
{
    private static readonly string[] s_detailColumns = ["Id", "JobId", "JobIdKey", "DisplayName", "DisplayNameKey", "ReasonMessage", "DescriptionKey", "Json", "Extras"];

    private static readonly string[] s_columns =
    [
        "Id", "Revision", "Texts", "Status", "GmtCreateTime", "GmtSubmittedTime", "GmtRunningTime", "GmtFinishTime", "GmtModifiedTime",
        "Duration", "Priority", "RequestCPU", "RequestGPU", "RequestMemory", "NodeCount", "RestartTimes", "UseOversoldResource",
        "EnableAssignNode", "PaymentType", .. JobFields.SharedTexts.Select(field => $"{field.Name}Key"),
    ];

    // Of what the store has of jobs that come again, so much is in memory at once, unless one job alone has more.
    private const long MostStoredBytes = 4_000_000;

    private readonly ValueKeys _keys;
    private readonly Statement _find;
    private readonly Statement _read;
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
    private readonly TextTable _nameGrams;
    private readonly TextTable _descriptionGrams;
    private readonly Statement _nextRevision;
    private long _lastId;

    public JobTables(SqliteConnection connection)
    {
        _keys = new ValueKeys(connection);
        _find = new(
            connection,
            "SELECT d.JobIdKey, d.Id, octet_length(d.Json) + coalesce(octet_length(d.Extras), 0) FROM json_each($1) AS k " +
            "JOIN JobDetail AS d ON d.JobIdKey = k.value", 1);
        _read = new(connection, "SELECT d.Json, d.Extras, j.GmtModifiedTime FROM JobDetail AS d JOIN Job AS j ON j.Id = d.Id WHERE d.Id = $1", 1);
        // No upsert: for that SQLite looks through the tables that refer to a job at every one that is new.
        _addJob = Statement.Insert(connection, "Job", [.. s_columns, "AddedAt"]);
        _addDetail = Statement.Insert(connection, "JobDetail", s_detailColumns);
        _updateJob = Statement.Update(connection, "Job", s_columns);
        _updateDetail = Statement.Update(connection, "JobDetail", s_detailColumns);
        _addTag = Statement.Insert(connection, "JobTag", "TagId", "JobId");
        _removeTag = new(connection, "DELETE FROM JobTag WHERE TagId = $1 AND JobId = $2", 2);
        _reason = new(connection, "ReasonText", "Words");
        _command = new(connection, "CommandText", "Words");
        _image = new(connection, "ImageText", "Words");
        _name = new(connection, "NameText", "Words");
        _nameGrams = new(connection, "NameGrams", "Name");
        _descriptionGrams = new(connection, "DescriptionGrams", "Description");
        _nextRevision = new(
            connection,
            "INSERT INTO StoreRevision (Revision, WrittenAt) " +
            "SELECT coalesce(max(Revision), 0) + 1, max($1, coalesce(max(WrittenAt), 0) + 1) FROM StoreRevision RETURNING Revision, WrittenAt", 1);
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT coalesce(max(Id), 0) FROM Job";
        _lastId = (long)last.ExecuteScalar()!;
    }

    /// <summary>Stores each job unless it is stored just so, or newer.</summary>
    public Dictionary<WriteOutcome, int> Write(IReadOnlyCollection<TokenizedJob> jobs, DateTimeOffset now)
    {
        var found = Find(jobs);
        (long, long)? write = null;
        var outcomes = new List<WriteOutcome>(jobs.Count);
        foreach (var part in Parts(jobs, found))
        {
            var judged = part.Select(job => Judge(job, Read(found.GetValueOrDefault(job.Prepared.JobIdKey)?.Id))).ToList();
            var written = judged.Where(job => job.Outcome != WriteOutcome.Unchanged).ToList();
            if (written.Count > 0)
            {
                WriteAll(written, write ??= NextRevision(now));
            }
            outcomes.AddRange(judged.Select(job => job.Outcome));
        }
        return outcomes.CountBy(outcome => outcome).ToDictionary();
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[]
        {
            _keys, _find, _read, _addJob, _addDetail, _updateJob, _updateDetail, _addTag, _removeTag, _reason, _command, _image, _name, _nameGrams, _descriptionGrams,
            _nextRevision,
        })
        {
            part.Dispose();
        }
    }

    private sealed record Found(long Id, long Bytes);

    private Dictionary<string, Found> Find(IReadOnlyCollection<TokenizedJob> jobs)
    {
        using var reader = _find.Read(JsonSerializer.Serialize(jobs.Select(job => job.Prepared.JobIdKey)));
        var found = new Dictionary<string, Found>(StringComparer.Ordinal);
        while (reader.Read())
        {
            found.Add(reader.GetString(0), new Found(reader.GetInt64(1), reader.GetInt64(2)));
        }
        return found;
    }

    // Small jobs may come again of which the store has large ones.
    private static IEnumerable<List<TokenizedJob>> Parts(IEnumerable<TokenizedJob> jobs, Dictionary<string, Found> found)
    {
        var (part, bytes) = (new List<TokenizedJob>(), 0L);
        foreach (var job in jobs)
        {
            var more = found.GetValueOrDefault(job.Prepared.JobIdKey)?.Bytes ?? 0;
            if (part.Count > 0 && bytes + more > MostStoredBytes)
            {
                yield return part;
                (part, bytes) = ([], 0);
            }
            part.Add(job);
            bytes += more;
        }
        yield return part;
    }

    private StoredJob? Read(long? id)
    {
        if (id is not { } known)
        {
            return null;
        }
        using var reader = _read.Read(known);
        return !reader.Read() ? null : new StoredJob(known, reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt64(2));
    }

    private sealed record Judged(long Id, TokenizedJob Job, WriteOutcome Outcome, StoredJob? Stored);

    private Judged Judge(TokenizedJob job, StoredJob? stored)
    {
        if (stored is null)
        {
            return new(++_lastId, job, WriteOutcome.New, null);
        }
        job = stored.Complete(job.Prepared.Facts.Item) is { } completed ? TokenizedJob.Of(completed) : job;
        return new(stored.Id, job, stored.Knows(job.Prepared.Facts) ? WriteOutcome.Unchanged : WriteOutcome.Changed, stored);
    }

    // Table by table, because the pages of one are then at hand from row to row.
    private void WriteAll(List<Judged> jobs, (long Revision, long WrittenAt) write)
    {
        foreach (var (id, job, outcome, _) in jobs)
        {
            var columns = Columns(id, job.Prepared.Facts, write.Revision);
            if (outcome == WriteOutcome.New)
            {
                _addJob.Run([.. columns, write.WrittenAt]);
            }
            else
            {
                _updateJob.Run(columns);
            }
        }
        foreach (var (id, job, outcome, _) in jobs)
        {
            var (prepared, item, detail) = (job.Prepared, job.Prepared.Facts.Item, outcome == WriteOutcome.New ? _addDetail : _updateDetail);
            detail.Run(
                id, item.JobId, prepared.JobIdKey, item.DisplayName, prepared.DisplayNameKey, item.ReasonMessage, prepared.DescriptionKey, prepared.Facts.Json,
                prepared.Facts.Extras);
        }
        foreach (var (id, _, _, stored) in jobs.Where(job => job.Stored is not null))
        {
            RemoveEntries(id, stored!.Job);
        }
        foreach (var (tag, id) in jobs.SelectMany(job => job.Job.Prepared.Facts.Tags.Select(tag => (_keys.OfTag(tag.Key, tag.Value), job.Id))).Order())
        {
            _addTag.Run(tag, id);
        }
        jobs.ForEach(job => _reason.Add(job.Id, job.Job.Reason));
        jobs.ForEach(job => _command.Add(job.Id, job.Job.Command));
        jobs.ForEach(job => _image.Add(job.Id, job.Job.Image));
        jobs.ForEach(job => _name.Add(job.Id, job.Job.Name));
        jobs.ForEach(job => _nameGrams.Add(job.Id, job.Job.Prepared.DisplayNameKey ?? ""));
        jobs.ForEach(job => _descriptionGrams.Add(job.Id, job.Job.Prepared.DescriptionKey ?? ""));
    }

    private object?[] Columns(long id, IndexedJob facts, long revision)
    {
        var numbers = facts.Numbers;
        return
        [
            id, revision, (int)numbers.Texts, (int?)numbers.Status, numbers.GmtCreateTime, numbers.GmtSubmittedTime, numbers.GmtRunningTime,
            numbers.GmtFinishTime, numbers.GmtModifiedTime, numbers.Duration, numbers.Priority, numbers.RequestCPU, numbers.RequestGPU,
            numbers.RequestMemory, numbers.NodeCount, numbers.RestartTimes, numbers.UseOversoldResource, numbers.EnableAssignNode,
            (int?)numbers.PaymentType, .. facts.Values.Select(value => (object?)_keys.Of(value.Field, value.Text)),
        ];
    }

    // A transaction has one revision, and none when it writes no job.
    private (long Revision, long WrittenAt) NextRevision(DateTimeOffset now)
    {
        using var reader = _nextRevision.Read(now.ToUnixTimeMilliseconds());
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private void RemoveEntries(long id, JobItem old)
    {
        foreach (var (key, value) in IndexedJob.TagsOf(old))
        {
            _removeTag.Run(_keys.OfTag(key, value), id);
        }
        _reason.Remove(id);
        _command.Remove(id);
        _image.Remove(id);
        _name.Remove(id);
        _nameGrams.Remove(id);
        _descriptionGrams.Remove(id);
    }
}
