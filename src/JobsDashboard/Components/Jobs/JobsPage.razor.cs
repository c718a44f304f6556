using JobsDashboard.Components.Jobs.Counts;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Jobs.SearchLine;
using JobsDashboard.Components.Jobs.Tags;
using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace JobsDashboard.Components.Jobs;

/// <summary>The list of jobs that the URL asks for. Nothing else remembers what is shown.</summary>
public sealed partial class JobsPage : IDisposable
{
    // How long the first HTML, which has its rows by then, waits for the counts. The live page gets them later.
    private static readonly TimeSpan s_firstHtmlWait = TimeSpan.FromMilliseconds(300);

    private readonly PendingNavigations _pending = new();
    private JobListLoader? _loader;
    private ListJobsReading _reading = new(ListJobsRequest.Default, [], [], "");
    private ListLinks _links = new(ListView.Default);
    private PageZone _zone = PageZone.Utc;
    private string? _read;
    private ListJobsRequest _shown = ListJobsRequest.Default;
    private bool _isLoading;
    private ReadFailure? _failure;
    private bool _filtersAreOpen;
    private string? _line;

    /// <summary>The URL.</summary>
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The jobs.</summary>
    [Inject] public required JobListQueries Queries { get; init; }

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Where a failure is written.</summary>
    [Inject] public required ILogger<JobsPage> Log { get; init; }

    /// <summary>The counts of the page.</summary>
    [Inject] public required PageCounts Counts { get; init; }

    /// <summary>Who looks at the page.</summary>
    [CascadingParameter] public required Visitor Visitor { get; set; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>What is shown, so that the live page begins with what the first HTML had.</summary>
    [PersistentState] public JobList? List { get; set; }

    private string Query => new Uri(Navigation.Uri).Query;

    private ListJobsRequest Request => _reading.Request;

    private ListAddress Shown => new(Request, _links.View);

    // The old list stays while the new one loads, also when that takes several tries. Its counts do not belong to the new question.
    private JobList? Answer => List?.Query == Query ? List : null;

    // What has the counts: another page or order of the same jobs has the same ones.
    private JobList? CountsKnown => Answer ?? (_shown.WithoutPaging() == Request.WithoutPaging() ? List : null);

    // What is counted beside the rows, once they are there.
    private ResolvedQuestion? Counted => Answer is { AskedAt: var asked } ? Request.Resolve(Caller, asked) : null;

    private bool ShowsList => _failure is null or { RetryAfter: not null };

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _loader?.Dispose();
    }

    /// <summary>Loads the list, or goes on where the first HTML stopped.</summary>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        _loader = new(Queries, Counts, Time, RendererInfo.IsInteractive ? Timeout.InfiniteTimeSpan : s_firstHtmlWait);
        Read(Query, Time.GetUtcNow());
        if (await TargetOfFormAsync() is { } url)
        {
            Navigation.NavigateTo(url, replace: true);
            return;
        }
        await LoadAsync(_loader, known: Answer);
    }

    /// <summary>Writes the visitor's rows per page into a URL that says nothing of them, since it is handed to others.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // What could not be read would no longer be named if it were no longer in the URL.
        if (firstRender && _reading is { HasPageSize: false, Problems.IsEmpty: true, Ignored.IsEmpty: true }
            && JobsUrl.IsList(Navigation.ToBaseRelativePath(Navigation.Uri)))
        {
            await Visitor.RewriteUrlAsync(Navigation.Uri, _pending.Add(list => list, Shown));
        }
    }

    /// <summary>A new URL is drawn once it is read.</summary>
    protected override bool ShouldRender() => _read == Query;

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        var url = Navigation.ToBaseRelativePath(change.Location);
        if (JobsUrl.IsList(url))
        {
            _pending.Complete(url);
            // Where only the rows per page were written into the URL, the list is the one that is shown.
            var isShown = !_reading.HasPageSize && !_isLoading && _failure is null && url == _links.To(Request);
            _ = InvokeAsync(() => LoadAsync(_loader!, isShown && List is not null ? List with { Query = Query } : null));
        }
    }

    // What a form of the page that was not live asks for, in the parameters of the question.
    private async Task<string?> TargetOfFormAsync() => TagParameter.TargetIn(Query, Request, _links)
        ?? (_line is null
            ? null
            : await LineParameter.TargetAsync(_line, Request, _links, Queries, Caller, Time.GetUtcNow(), _zone.Clock));

    private void Navigate(RequestChange change, bool replace) => Navigate(list => list.Asking(change), replace);

    private void Navigate(AddressChange change, bool replace)
    {
        // A text that was typed just before a job was opened no longer applies.
        if (JobsUrl.IsList(Navigation.ToBaseRelativePath(Navigation.Uri)))
        {
            Navigation.NavigateTo(_pending.Add(change, Shown), replace: replace);
        }
    }

    private async Task LoadAsync(JobListLoader loader, JobList? known)
    {
        _failure = null;
        var failure = await ReadAsync(loader, known);
        while (failure?.RetryAfter is { } wait && RendererInfo.IsInteractive && await loader.WaitAsync(wait))
        {
            failure = await ReadAsync(loader, known: null);
        }
    }

    private void Read(string query, DateTimeOffset now)
    {
        var reading = ListJobsQueryString.Parse(query, now);
        var (view, problems) = ListView.Parse(query, now);
        _read = query;
        _links = new ListLinks(view) { Follow = RendererInfo.IsInteractive ? change => Navigate(change, replace: false) : null };
        _zone = PageZone.Of(view.TimeZone, Visitor);
        _line = PageParameter.In(query, LineParameter.Name);
        _reading = reading with
        {
            Request = reading.HasPageSize ? reading.Request : reading.Request with { PageSize = Visitor.RowsPerPage },
            Problems = [.. reading.Problems, .. problems, .. TagParameter.ProblemsIn(query)],
        };
    }

    // The rows stay, and what can be counted once the total is known is counted next.
    private Task TakeCountAsync(long count) =>
        Answer is { } answer ? LoadAsync(_loader!, answer with { Count = count, AtLeast = null }) : Task.CompletedTask;

    // What was shown before stays until there is something else to show.
    private async Task<ReadFailure?> ReadAsync(JobListLoader loader, JobList? known)
    {
        var (query, now) = (Query, known?.AskedAt ?? Time.GetUtcNow());
        Read(query, now);
        List = known ?? List;
        _isLoading = known is null;
        StateHasChanged();
        try
        {
            var question = Request.Resolve(Caller, now);
            await foreach (var list in loader.LoadAsync(query, question, ShownColumns.Of(_links.View, Visitor).Fields, known))
            {
                // Until here the old rows were shown, with the links that belong to them.
                (List, _shown, _isLoading, _failure) = (list, question.Request, false, null);
                StateHasChanged();
            }
            return null;
        }
        catch (Exception error)
        {
            (_isLoading, _failure) = (false, ReadFailure.Of(error));
            Http.SetStatus(_failure.Status, _failure.RetryAfter);
            Log.Log(_failure.Level, error, "The jobs of {Query} could not be read", query);
            StateHasChanged();
            return _failure;
        }
    }
}
