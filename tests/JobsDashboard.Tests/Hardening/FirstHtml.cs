using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace JobsDashboard.Tests.Hardening;

/// <summary>A page as it was rendered on the server, with the parts that its browser sends back to make it live.</summary>
/// <param name="Address">The page's URL.</param>
/// <param name="Components">What is to become live, each protected by the server.</param>
/// <param name="State">The data that the page begins with, protected by the server.</param>
internal sealed partial record FirstHtml(Uri Address, IReadOnlyList<JsonNode> Components, string State)
{
    public static FirstHtml Read(Uri address, string html) => new(
        address,
        [.. Component().Matches(html).Select(match => JsonNode.Parse(match.Groups[1].Value)!).Where(marker => marker["descriptor"] is not null)],
        ComponentState().Match(html).Groups[1].Value);

    /// <summary>The first message of a page that becomes live.</summary>
    public string Operations => new JsonObject
    {
        ["batchId"] = 1,
        ["operations"] = new JsonArray(
        [
            .. Components.Select((marker, place) =>
                new JsonObject { ["type"] = "add", ["ssrComponentId"] = place + 1, ["marker"] = marker.DeepClone() }),
        ]),
    }.ToJsonString();

    [GeneratedRegex("<!--Blazor:({.*?})-->")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex ComponentState();
}
