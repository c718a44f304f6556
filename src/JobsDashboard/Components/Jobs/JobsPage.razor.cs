using JobsDashboard.Components.Jobs.Chips;
using JobsDashboard.Components.Jobs.Grid;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Listing;
using JobsDashboard.Jobs.QueryString;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace JobsDashboard.Components.Jobs;

/// <summary>The list of jobs that the URL asks for. Nothing else remembers what is shown.</summary>
public sealed partial class JobsPage : IDisposable
{
    // How long the first HTML, which has its rows by then, waits for the counts. The live page gets them later.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);

    private ListJobsReading _reading = new(ListJobsRequest.Default, [], [], "");
    private ListJobsRequest _shown = ListJobsRequest.Default;
    private readonly Queue<string> _underway = [];
    private ListJobsRequest? _offered;
    private CancellationTokenSource _load = new();
    private bool _isLoading;
    private string? _failure;
    private bool _filtersAreOpen;

    /// <summary>The URL.</summary>
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>The jobs.</summary>
    [Inject] public required JobQueries Queries { get; init; }

    /// <summary>What says how far the search is behind, and what a failure means.</summary>
    [Inject] public required IJobsDatabase Database { get; init; }

    /// <summary>The moment of asking.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>Where a failure is written.</summary>
    [Inject] public required ILogger<JobsPage> Log { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>What is shown, so that the live page begins with what the first HTML had.</summary>
    [PersistentState] public JobList? List { get; set; }

    private ListJobsRequest Request => _reading.Request;

    private int FilterCount => AppliedFilter.Of(Request).Count(filter => !filter.IsWindow);

    // The old list stays while the new one loads, and after it failed; its numbers beside the new question would be wrong.
    private JobList? Answer => List?.Query == Query ? List : null;

    private string CountText => Answer?.Count is { } count ? JobText.Number(count) : "…";

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocationChanged;
        _load.Cancel();
        _load.Dispose();
    }

    /// <summary>Answers the URL, or goes on where the first HTML stopped.</summary>
    protected override async Task OnInitializedAsync()
    {
        Navigation.LocationChanged += OnLocationChanged;
        var known = List?.Query == Query ? List : null;
        await LoadAsync(known);
    }

    private string Query => new Uri(Navigation.Uri).Query;

    private bool IsHere => new Uri(Navigation.Uri).AbsolutePath.TrimEnd('/').Equals("/jobs", StringComparison.OrdinalIgnoreCase);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        if (IsHere)
        {
            _ = InvokeAsync(() => ArriveAsync(new Uri(change.Location).PathAndQuery));
        }
    }

    private void Show(RequestChange change) => Offer(change, replace: false);

    private void Replace(RequestChange change) => Offer(change, replace: true);

    // The browser has to answer before the URL changes. Until then a second change goes on from the first.
    private void Offer(RequestChange change, bool replace)
    {
        if (!IsHere)
        {
            // Typed just before a job was opened.
            return;
        }
        _offered = change(_offered ?? Request);
        _underway.Enqueue(JobsUrl.List(_offered));
        Navigation.NavigateTo(JobsUrl.List(_offered), replace: replace);
    }

    private Task ArriveAsync(string url)
    {
        // A URL that nobody offered is a link or the Back button, which ends what was offered before it.
        while (_underway.TryDequeue(out var offered) && offered != url)
        {
        }
        _offered = _underway.Count > 0 ? _offered : null;
        return LoadAsync(known: null);
    }

    private async Task LoadAsync(JobList? known)
    {
        var stop = CancelPreviousLoad();
        var (query, now) = (Query, known?.AskedAt ?? Time.GetUtcNow());
        _reading = ListJobsQueryString.Parse(query, now);
        (_isLoading, _failure) = (known is null, null);
        StateHasChanged();
        try
        {
            var request = Request.At(now);
            if (known is null)
            {
                // Before the rows: what they had not read by then may be missing among them.
                var lag = request.SearchesTexts ? await Database.SearchLagAsync(stop).WaitAsync(stop) : default;
                var (rows, hasMore) = await Queries.RowsAsync(Caller, request, stop).WaitAsync(stop);
                List = new JobList(query, now, [.. rows.Select(JobText.InLines)], hasMore) { SearchIsBehind = lag.IsBehind };
            }
            // Until here the old rows stood, with the links that belong to them.
            (_shown, _isLoading) = (Request, false);
            StateHasChanged();
            await CountAsync(request, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            Fail(error, query);
        }
        StateHasChanged();
    }

    private void Fail(Exception error, string query)
    {
        var notice = DatabaseNotice.Of(Database.Explain(error)) ?? (error is TimeoutException ? $"{error.Message} Narrow it, or ask for a shorter time." : null);
        if (error is not TimeoutException)
        {
            Log.LogError(error, "The jobs of {Query} could not be read", query);
        }
        (_isLoading, _failure) = (false, notice ?? "The jobs could not be read; the server's log says why.");
        Http.SetStatus(notice is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable);
    }

    private async Task CountAsync(ListJobsRequest request, CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (!RendererInfo.IsInteractive)
        {
            patience.CancelAfter(s_patience);
        }
        try
        {
            await CountPatientlyAsync(request, patience.Token);
        }
        catch (TimeoutException)
        {
            // The rows stand without their number.
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
        }
    }

    private async Task CountPatientlyAsync(ListJobsRequest request, CancellationToken stop)
    {
        List = List! with { Count = List.Count ?? await Queries.CountAsync(Caller, request, stop).WaitAsync(stop) };
        StateHasChanged();
        if (List.Hidden is null && request.HasWindow())
        {
            var all = await Queries.CountAsync(Caller, request.OfAllTime(), stop).WaitAsync(stop);
            List = List with { Hidden = all - List.Count };
            StateHasChanged();
        }
        if (List is { StoreIsEmpty: null, Count: 0, Hidden: 0 or null })
        {
            List = List with { StoreIsEmpty = !await Queries.AnyAsync(Caller, stop).WaitAsync(stop) };
            StateHasChanged();
        }
        if (List is { Beginnings: null, Count: 0, StoreIsEmpty: not true } && request.ByBeginnings() is { } beginnings)
        {
            List = List with { Beginnings = await Queries.CountAsync(Caller, beginnings, stop).WaitAsync(stop) };
        }
    }

    private CancellationToken CancelPreviousLoad()
    {
        _load.Cancel();
        _load.Dispose();
        _load = new CancellationTokenSource();
        return _load.Token;
    }
}
