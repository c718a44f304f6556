using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Jobs.Storing;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Jobs.Renewal;

/// <summary>Keeps secrets out of the search of jobs that were stored before, under no rules about secrets or under others.</summary>
internal sealed class SearchSecrets(
    IDbContextFactory<JobsDb> databases, Func<IWriteTarget> open, SecretMask secrets, TimeProvider time)
{
    private const int JobsPerPart = 100;

    /// <summary>Whether the search was made under the rules of this program; null when it was made under none.</summary>
    public async Task<bool?> AreCurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var made = await db.RulesOfSearch.Select(rules => rules.Fingerprint).SingleOrDefaultAsync(cancellationToken);
        return made is null ? null : made == secrets.Fingerprint;
    }

    /// <exception cref="JobsDatabaseException">The search was not made under the rules of this program.</exception>
    public async Task RequireCurrentAsync(CancellationToken cancellationToken)
    {
        if (await AreCurrentAsync(cancellationToken) != true)
        {
            throw new JobsDatabaseException(
                "The search of the database was made with other settings Jobs:Secrets:Names and Jobs:Secrets:Pattern, or by an earlier " +
                "version; run this program with the settings of before, or with the verb migrate.");
        }
    }

    /// <summary>Makes the search anew where that is needed. Stopped, it begins again the next time; once more changes nothing.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        var current = await AreCurrentAsync(cancellationToken);
        if (current == true)
        {
            return;
        }
        // Under no rules, jobs without secrets were stored just so. What other rules have masked is not known.
        await StoreAgainAsync(all: current is not null, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.RulesOfSearch.ExecuteUpdateAsync(
            rules => rules.SetProperty(r => r.Fingerprint, secrets.Fingerprint), cancellationToken) == 0)
        {
            db.Add(new SecretRulesRow { Fingerprint = secrets.Fingerprint });
            await SaveUnlessSavedAsync(db, cancellationToken);
        }
    }

    // Two programs that start together both find no rules; the second one finds those of the first when it saves its own.
    private async Task SaveUnlessSavedAsync(JobsDb db, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            if (await AreCurrentAsync(cancellationToken) != true)
            {
                throw;
            }
        }
    }

    private async Task StoreAgainAsync(bool all, CancellationToken cancellationToken)
    {
        await using var target = open();
        var (next, last) = (1L, 1L);
        while (next <= last)
        {
            var first = next;
            last = await target.RunAsync(() => StoreAgainAsync(target, first, all, cancellationToken), cancellationToken);
            next += JobsPerPart;
        }
    }

    private async Task<long> StoreAgainAsync(IWriteTarget target, long first, bool all, CancellationToken cancellationToken)
    {
        await using var session = await target.OpenAsync(cancellationToken);
        await session.BeginAsync(cancellationToken);
        var stored = await session.ReadAsync([.. Enumerable.Range(0, JobsPerPart).Select(offset => first + offset)], cancellationToken);
        var jobs = stored.Values.Where(job => all || HasSecrets(job)).ToList();
        if (jobs.Count > 0)
        {
            var stamp = await session.StampAsync(time.GetUtcNow(), cancellationToken);
            var texts = new TextPreparation(secrets, target.SearchText);
            var writes = jobs.Select(job => new JobWrite(job.Id, PreparedJob.Of(job.Job, texts), job, stamp));
            await session.WriteAsync([.. writes], cancellationToken);
        }
        var last = await session.LastIdAsync(cancellationToken);
        await session.CommitAsync();
        return last;
    }

    private bool HasSecrets(StoredJob job) => secrets.MayBeIn(job.Json) || (job.Extras is { } extras && secrets.MayBeIn(extras));
}
