using System.IO.Compression;
using JobsDashboard.Import.Demo;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Tests.Hardening;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.Tests.Components;

/// <summary>What docs/weight.md promises of the list with 25 rows, in bytes on the wire.</summary>
public sealed class LightPageTests(LightPageTests.Site site) : IClassFixture<LightPageTests.Site>
{
    private const int MaxHtml = 21_000;
    private const int MaxFirstBatches = 38_000;
    private const int MaxFilterClick = 8_500;
    private const int MaxPageTurn = 5_500;
    private const string List = "/jobs?PageSize=25";

    private readonly CancellationToken _token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_Html_IsLight()
    {
        using var client = new HttpClient { BaseAddress = site.App.Address };
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br");

        var html = await client.GetByteArrayAsync(new Uri(List, UriKind.Relative), _token);

        Assert.InRange(html.Length, 1, MaxHtml);
    }

    [Fact]
    public async Task List_BecomingLive_IsLight()
    {
        var page = await site.App.LoadAsync(List, "alice");
        await using var client = await site.App.ConnectAsync("alice");

        await client.StartAsync(page);
        // What the browser is told when the page is there.
        await client.UntilAsync("called Blazor._internal.navigationManager.enableNavigationInterception");

        Assert.InRange(Deflated(client.Batches), 1, MaxFirstBatches);
    }

    // Up to the rows: what is counted beside them comes later, and only where it is in sight.
    [Theory]
    [InlineData("&Status=Failed", MaxFilterClick)]
    [InlineData("&PageNumber=2", MaxPageTurn)]
    public async Task List_ShowingOtherRows_SendsWhatDiffers(string change, int most)
    {
        var page = await site.App.LoadAsync(List, "alice");
        await using var client = await site.App.ConnectAsync("alice");
        await client.StartAsync(page);
        // The last that a page counts, after which it sends nothing by itself.
        await client.RenderedAsync("Known");
        var before = client.Batches.Count;

        await client.SendAsync("OnLocationChanged", page.Address.AbsoluteUri + change, null, true);
        // It says which question its rows are of.
        await client.RenderedAsync("data-query");

        Assert.InRange(Deflated(client.BatchesRead) - Deflated(client.Batches.Take(before)), 1, most);
    }

    // As a WebSocket does it: one stream for all messages.
    private static long Deflated(IEnumerable<byte[]> messages)
    {
        using var wire = new MemoryStream();
        using (var deflate = new DeflateStream(wire, CompressionLevel.Optimal, leaveOpen: true))
        {
            foreach (var message in messages)
            {
                deflate.Write(message);
                deflate.Flush();
            }
        }
        return wire.Length;
    }

    public sealed class Site : IAsyncLifetime
    {
        public HubApplication App { get; } = new();

        public async ValueTask InitializeAsync()
        {
            _ = App.Address;
            await DemoStore.FillAsync(App.Services.GetRequiredService<IJobWriter>(), 2_000, seed: 1, App.Now, default);
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
