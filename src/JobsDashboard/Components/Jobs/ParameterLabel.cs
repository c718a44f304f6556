using JobsDashboard.Components.Jobs.Tags;
using JobsDashboard.Jobs.Filters;

namespace JobsDashboard.Components.Jobs;

/// <summary>What the page calls a parameter of the URL.</summary>
internal static class ParameterLabel
{
    /// <summary>The label of the field that sets it; the parameter's own name where no field does.</summary>
    public static string Of(string parameter) => parameter switch
    {
        "NumericRangeField" => L["Size"],
        "NumericRangeMin" => $"{L["Size"]}: {L["At least"]}",
        "NumericRangeMax" => $"{L["Size"]}: {L["At most"]}",
        TagParameter.Name => L["Tag"],
        "StartTime" => $"{L["Time"]}: {L["From"]}",
        "EndTime" => $"{L["Time"]}: {L["To"]}",
        _ => JobFilters.All.FirstOrDefault(filter => filter.Name == parameter) is { } known ? L[known.Label] : parameter,
    };
}
