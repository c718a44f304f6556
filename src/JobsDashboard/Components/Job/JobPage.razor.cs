using JobsDashboard.Components.Shared;
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
    private bool _isMissing;
    private string? _failure;

    /// <summary>The jobs.</summary>
    [Inject] public required JobListQueries Queries { get; init; }

    /// <summary>Where a failure is written.</summary>
    [Inject] public required ILogger<JobPage> Log { get; init; }

    /// <summary>Who asks.</summary>
    [CascadingParameter] public required JobCaller Caller { get; set; }

    /// <summary>The response of the first HTML; null on the live page.</summary>
    [CascadingParameter] public HttpContext? Http { get; set; }

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
        var isKnown = Job?.JobId is { } shown && JobIds.KeyOf(shown) == JobIds.KeyOf(_id);
        if (isKnown || _asked == _id)
        {
            return;
        }
        _asked = _id;
        try
        {
            Job = await Queries.FindAsync(Caller, _id, _left.Token);
            (_isMissing, _failure) = (Job is null, null);
            if (_isMissing)
            {
                Http.SetStatus(StatusCodes.Status404NotFound);
            }
        }
        catch (OperationCanceledException) when (_left.IsCancellationRequested)
        {
        }
        catch (Exception error)
        {
            Log.LogError(error, "The job {JobId} could not be read", _id);
            var failure = ReadFailure.Of(error);
            (_isMissing, _failure, _asked) = (false, failure.Notice ?? "The server's log says why.", null);
            Http.SetStatus(failure.Status);
        }
    }
}
