using JobsDashboard.Jobs.Fields;
using JobsDashboard.Api.Document;
using Microsoft.OpenApi;

namespace JobsDashboard.Api;

/// <summary>What the document says of the operations that ListJobs does not have.</summary>
internal static class ExtOperations
{
    public static ApiOperation Facets(params OwnParameter[] own) => Of(
        "Facets", "How the jobs divide among the values of fields", own,
        "Counts of each field are taken under everything that is asked, except what is asked of the field itself.",
        "`Facets`: for each field its `Values` with their `Count`, most used first; `Other`, how many values and jobs come after them; jobs without a value as `(none)`, with `IsNone`.");

    public static ApiOperation Histogram(params OwnParameter[] own) => Of(
        "Histogram", "How the jobs divide over time, by status", own,
        "Buckets lie over the time range that is asked for, of the time that TimeRangeField names; where a side is open, from the first or to the last job.",
        "`Buckets`: each with its `StartTime`, its `Count` and the counts of its `Statuses`; `Interval`, how long a bucket is.");

    public static ApiOperation Suggest(params OwnParameter[] own) => Of(
        "Suggest", "Values of a field by how they begin, most used first", own,
        "Values of jobs that match everything that is asked, except what is asked of the field itself. `Field=Tags` suggests keys of tags, `Field=Tags.team` values of one.",
        "`Values` with their `Count`.");

    public static ApiOperation Export(params OwnParameter[] own) => Of(
        "Export", "All jobs that match, whole, in the order of the list", own,
        "Page parameters mean nothing here. `import listjobs` takes the answer back without a difference, as CSV also after a spreadsheet has saved it. "
        + "In CSV a text with which a spreadsheet could begin a formula is guarded by `'`, which the import takes off again.",
        "The jobs, one on each line.",
        ["PageNumber", "PageSize"]);

    private static ApiOperation Of(string id, string summary, OwnParameter[] own, string description, string answer, string[]? unused = null) => new(id, summary, description)
    {
        IsAddition = true,
        Answer = answer,
        Headers = JobsOperations.ListJobs.Headers,
        Parameters =
        [
            .. own.Select(Describe),
            .. ParameterDescriptions.OfListJobs.Where(parameter => !(unused ?? ExtApi.OrderAndPage).Contains(parameter.Name)),
        ],
    };

    private static OpenApiParameter Describe(OwnParameter parameter)
    {
        var described = ParameterDescriptions.InQuery(
            parameter.Name, parameter.Help, new OpenApiSchema { Type = JsonSchemaType.String, Default = parameter.Default, MaxLength = JobField.MaxTextLength });
        described.Required = parameter.IsRequired;
        described.Examples = Extensions.ExampleToTakeUp(parameter.Example);
        return described;
    }
}
