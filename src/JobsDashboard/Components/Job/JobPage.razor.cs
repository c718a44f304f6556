using JobsDashboard.Components.Jobs.View;
using JobsDashboard.Components.Shared;
using JobsDashboard.Components.Visitors;
using JobsDashboard.Components.Zones;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Listing;
using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Job;

/// <summary>One job.</summary>
public sealed partial class JobPage : IDisposable
{
    private readonly CancellationTokenSource _left = new();
    private string _id = "";
    private string? _asked;
    private PageZone _zone = PageZone.Utc;
    private bool _isMissing;

    // By this page, and not by its first HTML.
    private bool _isRead;
    private ReadFailure? _failure;

    /// <summary>The jobs.</summary>
    [Inject] public required JobListQueries Queries { get; init; }

    /// <summary>Where a failure is written.</summary>
    [Inject] public required ILogger<JobPage> Log { get; init; }

    /// <summary>Who looks at the page.</summary>
    [CascadingParameter] public required Visitor Visitor { get; set; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

    /// <summary>Measures how long is waited.</summary>
    [Inject] public required TimeProvider Time { get; init; }

    /// <summary>The URL.</summary>
    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>What the router makes of the id: decoded one time too many, with slashes that were none.</summary>
    [Parameter] public string? Path { get; set; }

    /// <summary>The job, so that the live page begins with what the first HTML had.</summary>
    [PersistentState] public JobItem? Job { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    /// <summary>Looks the job up, once for each id.</summary>
    protected override async Task OnParametersSetAsync()
    {
        // Before the page is live, its URL is put together again from the decoded one.
        _id = Http is null ? JobPath.IdIn(Navigation.Uri) : JobPath.IdIn(Http);
        var (view, _) = ListView.Parse(new Uri(Navigation.Uri).Query, Time.GetUtcNow());
        _zone = PageZone.Of(view.TimeZone, Visitor);
        var isKnown = Job?.JobId is { } shown && JobIds.KeyOf(shown) == JobIds.KeyOf(_id);
        if (isKnown || _asked == _id)
        {
            return;
        }
        _asked = _id;
        var id = _id;
        while (id == _id && !await TryReadAsync() && _failure?.RetryAfter is { } wait && RendererInfo.IsInteractive)
        {
            StateHasChanged();
            await Task.Delay(wait, Time, _left.Token)
                .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // True also when nobody waits for the job any more.
    private async Task<bool> TryReadAsync()
    {
        var id = _id;
        try
        {
            var job = await Queries.FindAsync(Caller, id, _left.Token);
            if (id != _id)
            {
                return true;
            }
            (Job, _isMissing, _failure, _isRead) = (job, job is null, null, true);
            if (_isMissing)
            {
                Http.SetStatus(StatusCodes.Status404NotFound);
            }
            return true;
        }
        catch (Exception) when (_left.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception error)
        {
            _failure = ReadFailure.Of(error);
            Log.Log(_failure.Level, error, "The job {JobId} could not be read", id);
            // A link to the same job tries again, unless the page does so by itself.
            (_isMissing, _asked) = (false, _failure.RetryAfter is null ? null : id);
            Http.SetStatus(_failure.Status, _failure.RetryAfter);
            return false;
        }
    }
}
