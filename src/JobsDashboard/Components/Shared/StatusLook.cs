using JobsDashboard.Jobs.Items;
using MudBlazor;

namespace JobsDashboard.Components.Shared;

/// <summary>How a status looks, never by colour alone.</summary>
/// <param name="Icon">Its icon.</param>
/// <param name="Class">MudBlazor's class for its text colour.</param>
public sealed record StatusLook(string Icon, string Class)
{
    /// <summary>The look of a status; an unknown one is grey.</summary>
    public static StatusLook Of(JobStatus? status) => status switch
    {
        JobStatus.Running => new(Icons.Material.Filled.PlayCircle, "mud-info-text"),
        JobStatus.Succeeded => new(Icons.Material.Filled.CheckCircle, "mud-success-text"),
        JobStatus.SucceededReserving => new(Icons.Material.Outlined.CheckCircle, "mud-success-text"),
        JobStatus.Failed => new(Icons.Material.Filled.Error, "mud-error-text"),
        JobStatus.FailedReserving => new(Icons.Material.Outlined.ErrorOutline, "mud-error-text"),
        JobStatus.Restarting => new(Icons.Material.Filled.RestartAlt, "mud-warning-text"),
        JobStatus.Queuing => new(Icons.Material.Filled.HourglassTop, "mud-warning-text"),
        JobStatus.Bidding => new(Icons.Material.Filled.Gavel, "mud-warning-text"),
        JobStatus.Creating => new(Icons.Material.Filled.AddCircleOutline, "mud-info-text"),
        JobStatus.EnvPreparing => new(Icons.Material.Filled.Build, "mud-info-text"),
        JobStatus.SanityChecking => new(Icons.Material.Filled.HealthAndSafety, "mud-info-text"),
        JobStatus.Stopping => new(Icons.Material.Outlined.StopCircle, "mud-secondary-text"),
        JobStatus.Stopped => new(Icons.Material.Filled.StopCircle, "mud-secondary-text"),
        _ => new(Icons.Material.Outlined.HelpOutline, "mud-secondary-text"),
    };
}
