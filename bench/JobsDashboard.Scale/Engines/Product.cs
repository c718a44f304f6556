using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Gate;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Scale.Generating;
using JobsDashboard.Scale.Questions;
using JobsDashboard.Sqlite;
using JobsDashboard.Sqlite.Columns;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Scale.Engines;

/// <summary>The product's own query service, over its file.</summary>
internal sealed class Product : IEngine
{
    private readonly ServiceProvider _services;
    private readonly string _file;

    /// <param name="path">The product's file.</param>
    public Product(string path)
    {
        // As slow as it is: a question that takes longer than the product's limit is to be seen.
        _file = $"Data Source={path}";
        _services = new ServiceCollection()
            .AddSingleton(new QueryTimeout(TimeSpan.FromMinutes(10)))
            .AddSqliteJobs(_file)
            .BuildServiceProvider();
    }

    /// <summary>What it is called in the report.</summary>
    public const string Title = "product";

    public string Name => Title;

    /// <summary>Stores jobs.</summary>
    public IJobWriter Writer => _services.GetRequiredService<IJobWriter>();

    /// <summary>The memberships of users.</summary>
    public WorkspaceMembers Members => _services.GetRequiredService<WorkspaceMembers>();

    /// <summary>Makes the file ready for jobs.</summary>
    public Task PrepareFileAsync() => _services.GetRequiredService<IJobsDatabase>().PrepareAsync(default);

    /// <summary>Reads the columns into memory, as a server does when it starts.</summary>
    public Task CopyColumnsAsync() => Columns.RefreshAsync(default);

    /// <summary>Reads the columns into memory and saves them, as a server does that starts for the first time.</summary>
    public async Task SaveColumnsAsync()
    {
        await PrepareFileAsync();
        await CopyColumnsAsync();
        do
        {
            await Columns.SaveAsync(default);
        }
        // Copying begins to save by itself, and of two that save at once the first one's is of no use.
        while (!AreSaved());
    }

    /// <summary>How many bytes the columns take in memory.</summary>
    public long ColumnBytes => Columns.Newest!.Bytes;

    public Func<Task<string>> Prepare(Question question)
    {
        var parsed = ListJobsQueryString.Parse($"{question.Query}&PageSize={Question.PageSize}", ScaleJobs.Now);
        if (!parsed.Problems.IsEmpty)
        {
            throw new InvalidOperationException($"{question.Name}: {string.Join(' ', parsed.Problems)}");
        }
        var request = parsed.Request with { PageNumber = (question.Skip / Question.PageSize) + 1 };
        var resolved = request.Resolve(question.Caller, ScaleJobs.Now);
        Func<Task<string>> ask = question.Asked switch
        {
            Asked.Page => () => PageAsync(resolved),
            Asked.Total => async () => Answers.Number((await Lists.CountAsync(resolved, QueryPatience.Usual, default)).Value),
            Asked.Facets => () => FacetsAsync(resolved),
            Asked.TagKeys => () => TagKeysAsync(resolved),
            Asked.Histogram => () => HistogramAsync(resolved, question.Span),
            Asked.Footer => () => FooterAsync(resolved),
            _ => throw new ArgumentOutOfRangeException(nameof(question)),
        };
        return () =>
        {
            ForgetFoundRows();
            return ask();
        };
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private bool AreSaved()
    {
        using var connection = new SqliteConnection(_file);
        connection.Open();
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT count(*) FROM SavedColumns WHERE Revision IS NOT NULL";
        return (long)find.ExecuteScalar()! > 0;
    }

    private ColumnCopy Columns => _services.GetRequiredService<ColumnCopy>();

    private JobListQueries Lists => _services.GetRequiredService<JobListQueries>();

    private JobCountQueries Counts => _services.GetRequiredService<JobCountQueries>();

    // As for the first question that searches for it: each finds by itself what those beside it would share.
    private void ForgetFoundRows()
    {
        for (var others = 0; others < KnownRows.Most; others++)
        {
            Columns.Newest?.Found.Of(new object(), () => this);
        }
    }

    private async Task<string> PageAsync(ResolvedQuestion question) =>
        Answers.Page((await Lists.RowsAsync(question, [], default)).Value.Rows.Select(row => row.JobId));

    private async Task<string> FacetsAsync(ResolvedQuestion question)
    {
        var fields = Statements.Facets.Select(facet => CountedField.FindFaceted(facet.Field)!);
        var facets = (await Counts.FacetsAsync(question, [.. fields], Statements.FacetSize, default)).Value;
        return Answers.Facets(facets.Select(facet => (facet.Field.Name, facet.Values.Select(value => (value.Value, value.Count)))));
    }

    private async Task<string> TagKeysAsync(ResolvedQuestion question) =>
        Answers.Values((await Counts.SuggestAsync(question, CountedField.TagKeys, ValueMatch.All, Fleet.TagKeyCount, default)).Value
            .Select(value => (value.Value, value.Count)));

    private async Task<string> HistogramAsync(ResolvedQuestion question, BucketSize size)
    {
        var histogram = (await Counts.HistogramAsync(question, size, TimeHistogram.MaxBuckets, default)).Value;
        return Answers.Histogram(histogram.Buckets.SelectMany(bucket => bucket.Statuses.Select(status =>
            (size.NumberOf(bucket.StartTime.ToUnixTimeSeconds()), status.Key, status.Value))));
    }

    private async Task<string> FooterAsync(ResolvedQuestion question)
    {
        var summary = (await Counts.SummaryAsync(question, default)).Value;
        return Answers.Footer(summary.Jobs, summary.Gpus, summary.GpuHours, summary.FailedGpuHours, summary.MedianQueueTime);
    }
}
