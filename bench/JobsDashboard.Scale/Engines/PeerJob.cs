using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Scale.Generating;
using JobsDashboard.Sqlite.Reading;

namespace JobsDashboard.Scale.Engines;

/// <summary>A job as the other databases store it: prepared exactly as the product prepares its own rows.</summary>
/// <param name="Row">The narrow row, with the numbers of its texts.</param>
/// <param name="Detail">The wide row.</param>
/// <param name="Texts">The words of its texts.</param>
/// <param name="Tags">The numbers of its tags.</param>
internal sealed record PeerJob(Job Row, JobDetail Detail, SearchTexts Texts, ImmutableArray<int> Tags)
{
    private const int BatchSize = 5_000;

    /// <summary>The generated jobs, prepared batch by batch while the one before is stored.</summary>
    public static async IAsyncEnumerable<PeerJob> ReadAsync(long count, PeerKeys keys)
    {
        var texts = new TextPreparation(SecretMask.Default, TextTokens.Document);
        var (stamp, id) = (new WriteStamp { Revision = 1 }, 0L);
        var batches = ScaleJobs.Make(count).Chunk(BatchSize).ToAsyncEnumerable()
            .SelectAheadAsync(jobs => jobs.Select(job => PreparedJob.Of(job, texts)).ToList(), default);
        await foreach (var batch in batches)
        {
            foreach (var job in batch)
            {
                var write = new JobWrite(++id, job, null, stamp);
                yield return new PeerJob(
                    write.NarrowRow(keys.OfText),
                    write.WholeRow(),
                    job.Texts,
                    [.. job.Facts.Tags.Select(tag => keys.OfTag(tag.Key, tag.Value))]);
            }
        }
    }
}
