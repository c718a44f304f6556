using JobsDashboard.Jobs.Fields;
using System.Collections.Immutable;
using System.Text.Json.Nodes;
using JobsDashboard.Api.Document;
using JobsDashboard.Jobs.QueryString;
using Microsoft.OpenApi;

namespace JobsDashboard.Api;

/// <summary>What the document says of ListJobs and GetJob.</summary>
internal static class JobsOperations
{
    private const string Ignored = "The names of parameters that were ignored, percent-encoded, with a comma and a blank between them; after twenty, how many more, as `and 5 more`.";

    public static ApiOperation ListJobs { get; } = new(
        "ListJobs",
        "ListJobs: the jobs that match, one page of them",
        """
        Without parameters: the newest ten jobs of the last seven days. All that is said must hold. Several values of one parameter, separated by commas,
        mean any of them; a value that holds a comma stands in double quotes, a quote within it doubled: `Caller="a,b",c`. `Tags.team=nlp` says the same as `Tags={"team":"nlp"}`, and `NotTags.team=nlp` likewise.

        A query string of up to 16 kB is answered, each of its bytes counted once however it is encoded; a longer one is an error.
        """)
    {
        Parameters = [.. ParameterDescriptions.OfListJobs],
        Answer = "The page. Fields without a value are left out, empty lists and maps too.",
        Headers = ImmutableDictionary<string, string>.Empty
            .Add("x-jobs-ignored", Ignored)
            .Add("x-jobs-applied", "As a query string, the defaults that held because nothing was said, and relative times as the instants that they were.")
            .Add(SearchLagHeader.Name, SearchLagHeader.Help),
    };

    public static ApiOperation GetJob { get; } = new(
        "GetJob",
        "GetJob: one job, with what only it tells",
        "A job that is not there and one that the caller may not see are answered alike.")
    {
        Parameters =
        [
            new()
            {
                Name = "JobId",
                In = ParameterLocation.Path,
                Required = true,
                Description = "The job's id, in any case.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = JobField.MaxTextLength },
                Example = "dlc1a2b3c4d5e6f7",
            },
            ParameterDescriptions.InQuery(
                GetJobQueryString.NeedDetail,
                "Has no effect: the answer is always the whole job.",
                new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = JsonValue.Create(true) }),
        ],
        Answer = "The job. Fields without a value are left out, empty lists and maps too.",
        Headers = ImmutableDictionary<string, string>.Empty.Add("x-jobs-ignored", Ignored),
    };
}
