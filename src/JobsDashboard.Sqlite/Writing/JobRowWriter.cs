using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Sqlite.Compression;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.Sqlite.Writing;

/// <summary>Writes jobs into all their tables, and removes them from there, within the caller's transaction.</summary>
internal sealed class JobRowWriter : IDisposable
{
    private readonly LookupKeyCache _keys;
    private readonly RowStatement<Job> _addJob;
    private readonly RowStatement<JobDetail> _addDetail;
    private readonly RowStatement<Job> _updateJob;
    private readonly RowStatement<JobDetail> _updateDetail;
    private readonly JobBodyTable _bodies;
    private readonly RowStatement<JobTag> _addTag;
    private readonly Statement _removeTag;
    private readonly Statement _removeBody;
    private readonly Statement _removeDetail;
    private readonly Statement _removeJob;
    private readonly JobChangeLog _changes;
    private readonly TextTable _reason;
    private readonly TextTable _command;
    private readonly TextTable _image;
    private readonly TextTable _name;
    private readonly TextTable _nameGrams;
    private readonly TextTable _descriptionGrams;

    public JobRowWriter(SqliteConnection connection, IModel model, TextDictionaries dictionaries)
    {
        _keys = new LookupKeyCache(connection, model);
        // No upsert: for that SQLite looks through the tables that refer to a job at every one that is new.
        _addJob = RowStatement<Job>.Insert(connection, model);
        _addDetail = RowStatement<JobDetail>.Insert(connection, model);
        _updateJob = RowStatement<Job>.Update(connection, model, nameof(Job.Id), JobWrite.KeptProperties);
        _updateDetail = RowStatement<JobDetail>.Update(connection, model, nameof(JobDetail.Id));
        _bodies = new(connection, dictionaries);
        _addTag = RowStatement<JobTag>.Insert(connection, model);
        _removeTag = new(connection, "DELETE FROM JobTag WHERE TagId = $1 AND JobId = $2", 2);
        _removeBody = new(connection, "DELETE FROM JobBody WHERE Id = $1", 1);
        _removeDetail = new(connection, "DELETE FROM JobDetail WHERE Id = $1", 1);
        _removeJob = new(connection, "DELETE FROM Job WHERE Id = $1", 1);
        _changes = new(connection);
        _reason = new(connection, "ReasonText", "Words");
        _command = new(connection, "CommandText", "Words");
        _image = new(connection, "ImageText", "Words");
        _name = new(connection, "NameText", "Words");
        _nameGrams = new(connection, "NameGrams", "Name");
        _descriptionGrams = new(connection, "DescriptionGrams", "Description");
    }

    public void Write(IReadOnlyList<JobWrite> jobs) => _bodies.Write(
        [.. jobs.Select(job => new WholeJob(job.Id, job.Job.Facts.Json, job.Job.Facts.Extras))], meanwhile: () => WriteIndexed(jobs));

    /// <summary>Removes jobs. Shared texts, tags and dictionaries stay, which others may need.</summary>
    public void Remove(IReadOnlyCollection<StoredJob> jobs, long revision)
    {
        foreach (var job in jobs)
        {
            RemoveEntries(job);
            _removeBody.Run(job.Id);
            _removeDetail.Run(job.Id);
            _removeJob.Run(job.Id);
            _changes.Add(revision, job.Id, []);
        }
        _changes.Shorten(revision);
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[]
        {
            _keys, _addJob, _addDetail, _updateJob, _updateDetail, _bodies, _addTag, _removeTag, _removeBody, _removeDetail,
            _removeJob, _changes, _reason, _command, _image, _name, _nameGrams, _descriptionGrams,
        })
        {
            part.Dispose();
        }
    }

    // Table by table, because the pages of one are then at hand from row to row.
    private void WriteIndexed(IReadOnlyList<JobWrite> jobs)
    {
        foreach (var job in jobs)
        {
            (job.IsNew ? _addJob : _updateJob).Run(job.NarrowRow(_keys.Of));
        }
        foreach (var job in jobs)
        {
            (job.IsNew ? _addDetail : _updateDetail).Run(job.WideRow());
        }
        foreach (var job in jobs.Where(job => !job.IsNew))
        {
            RemoveEntries(job.Stored!);
        }
        var tags =
            (from job in jobs
             from tag in job.Job.Facts.Tags
             select (TagId: _keys.OfTag(tag.Key, tag.Value), JobId: job.Id)).ToList();
        foreach (var (tag, job) in tags.Order())
        {
            _addTag.Run(new JobTag { TagId = tag, JobId = job });
        }
        var tagsOf = tags.ToLookup(tag => tag.JobId, tag => tag.TagId);
        foreach (var job in jobs.Where(job => !job.IsNew))
        {
            _changes.Add(job.Stamp.Revision, job.Id, tagsOf[job.Id]);
        }
        _changes.Shorten(jobs[0].Stamp.Revision);
        AddTexts(_reason, job => job.Texts.Reason);
        AddTexts(_command, job => job.Texts.Command);
        AddTexts(_image, job => job.Texts.Image);
        AddTexts(_name, job => job.Texts.Name);
        AddTexts(_nameGrams, job => job.DisplayNameKey);
        AddTexts(_descriptionGrams, job => job.DescriptionKey);

        void AddTexts(TextTable table, Func<PreparedJob, string?> textOf)
        {
            foreach (var job in jobs)
            {
                table.Add(job.Id, textOf(job.Job));
            }
        }
    }

    private void RemoveEntries(StoredJob stored)
    {
        foreach (var (key, value) in IndexedJob.TagsOf(stored.Job))
        {
            _removeTag.Run(_keys.OfTag(key, value), stored.Id);
        }
        foreach (var table in new[] { _reason, _command, _image, _name, _nameGrams, _descriptionGrams })
        {
            table.Remove(stored.Id);
        }
    }
}
