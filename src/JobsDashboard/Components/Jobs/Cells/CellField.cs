using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard.Components.Jobs.Cells;

/// <summary>What a cell really shows.</summary>
public static class CellField
{
    /// <summary>The field that a row shows in a column: where a user or a quota has no name, its id.</summary>
    public static JobField Of(JobRow row, JobField column) => column switch
    {
        _ when column == JobFields.Username && row.Username is null && row.UserId is not null => JobFields.UserId,
        _ when column == JobFields.ResourceQuotaName && row.ResourceQuotaName is null && row.ResourceId is not null => JobFields.ResourceId,
        _ when column == JobFields.ReasonMessage && row.ReasonMessage is null && row.ReasonCode is not null => JobFields.ReasonCode,
        _ => column,
    };
}
