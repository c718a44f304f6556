using System.Text.Json;

namespace JobsDashboard.Recorder;

/// <summary>Values that jobs have, read from the program's own answers.</summary>
internal sealed class KnownValues(Dictionary<string, string[]> fields, string[] jobIds, string[] names, string[] words)
{
    private const string All = "StartTime=any&EndTime=any";

    /// <summary>Fields whose values are counted.</summary>
    public static readonly string[] Counted =
    [
        "JobType", "UserId", "Username", "WorkspaceId", "ResourceId", "ResourceQuotaName", "ReasonCode", "Accessibility", "OversoldType",
        "BusinessUserId", "Caller", "PipelineId", "TemplateId", "Status", "OversoldInfo", "PaymentType", "EnableAssignNode", "Tags.team",
        "Tags.a.b",
    ];

    public string[] JobIds => jobIds;

    public string[] Names => names;

    /// <summary>Words of reasons, commands and images.</summary>
    public string[] Words => words;

    /// <summary>Two users who have jobs, and one who has none.</summary>
    public string[] Users => [Of("UserId")[0], Of("UserId")[1], "none"];

    /// <summary>Values of a field, most used first.</summary>
    public string[] Of(string field) => fields[field];

    public static async Task<KnownValues> ReadAsync(RunningProduct product)
    {
        var counted = string.Join(',', Counted);
        using var facets = JsonDocument.Parse(await product.GetAsync($"/api/ext/v1/facets?Fields={counted}&Top=100&{All}"));
        var fields = facets.RootElement.GetProperty("Facets").EnumerateArray()
            .ToDictionary(facet => facet.GetProperty("Field").GetString()!, ValuesOf);
        using var tags = JsonDocument.Parse(await product.GetAsync($"/api/ext/v1/suggest?Field=Tags&Limit=100&{All}"));
        fields["Tags"] = ValuesOf(tags.RootElement);
        List<string> ids = [], names = [], words = [];
        foreach (var page in new[] { 1, 3, 9, 20, 35, 50 })
        {
            using var list = JsonDocument.Parse(await product.GetAsync($"/api/v1/jobs?{All}&PageSize=100&PageNumber={page}"));
            foreach (var job in list.RootElement.GetProperty("Jobs").EnumerateArray())
            {
                ids.Add(Text(job, "JobId"));
                names.Add(Text(job, "DisplayName"));
                words.AddRange(Text(job, "ReasonMessage").Split(' '));
                words.AddRange(Text(job, "UserCommand").Split(' '));
            }
        }
        return new KnownValues(fields, [.. ids], Filled(names), Filled(words));
    }

    private static string[] ValuesOf(JsonElement counts) => counts.GetProperty("Values").EnumerateArray()
        .Where(value => !value.TryGetProperty("IsNone", out _))
        .Select(value => Text(value, "Value"))
        .ToArray();

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string[] Filled(List<string> texts) => [.. texts.Where(text => text.Length is > 0 and < 100).Distinct()];
}
