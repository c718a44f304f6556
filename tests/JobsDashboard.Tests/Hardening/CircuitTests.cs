using System.Reflection;
using JobsDashboard.Tests.Components;
using Microsoft.JSInterop;
using Xunit;

namespace JobsDashboard.Tests.Hardening;

/// <summary>Circuits as somebody who does not use a browser would have them.</summary>
public sealed class CircuitTests(HubApplication app) : IClassFixture<HubApplication>, IAsyncLifetime
{
    private const string Name = "the job of this test";

    public async ValueTask InitializeAsync()
    {
        await app.AddAsync(Samples.Job("one", app.Now) with { DisplayName = Name, UserCommand = "echo the command of this test" });
        await app.AddAsync(Enumerable.Range(0, 120).Select(number => Samples.Job($"wide{number}", app.Now, hoursAgo: 24 * 30) with
        {
            DisplayName = string.Concat(Enumerable.Range(0, 200).Select(place => (char)('一' + ((number * 7919) + (place * 104729)) % 20_000))),
            ReasonMessage = string.Concat(Enumerable.Range(0, 200).Select(place => (char)('一' + ((number * 6367) + (place * 7717)) % 20_000))),
        }));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Page_OfItsOwnUser_BecomesLive()
    {
        var page = await app.LoadAsync("/jobs/one", "alice");
        await using var client = await app.ConnectAsync("alice");

        Assert.NotNull(await client.StartAsync(page));
        await client.RenderedAsync(Name);
    }

    [Theory]
    [InlineData("https://evil.example/", "https://evil.example/jobs")]
    [InlineData("https://evil.example/", "{own}/jobs")]
    [InlineData("{own}/", "https://evil.example/jobs")]
    [InlineData("{own}0/", "{own}0/jobs")]
    [InlineData("{own}/jobs/", "{own}/jobs/one")]
    [InlineData("{own}/?x=", "{own}/jobs")]
    [InlineData("{own}/#x", "{own}/jobs")]
    [InlineData("https://jobs.example.com/", "https://jobs.example.com/jobs")]
    [InlineData("javascript:alert(1)//", "javascript:alert(1)//jobs")]
    [InlineData("file:///", "file:///etc/passwd")]
    [InlineData("/", "/jobs")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public async Task Circuit_AtAForeignAddress_DoesNotBegin(string? root, string? page)
    {
        var (foreignRoot, foreignPage) = (root?.Replace("{own}", app.Origin), page?.Replace("{own}", app.Origin));
        foreach (var (method, arguments) in new (string, object?[])[]
        {
            ("StartCircuit", [foreignRoot, foreignPage, "[]", ""]),
            ("ResumeCircuit", ["x", foreignRoot, foreignPage, "[]", ""]),
        })
        {
            await using var client = await app.ConnectAsync("alice");

            await client.SendAsync(method, arguments);
            Assert.Equal(["closed"], await client.UntilAsync("closed"));
        }
    }

    [Fact]
    public async Task Circuit_OfAnOriginInTheSettings_BeginsThere()
    {
        await using var client = await CircuitClient.OpenAsync(app.Address, ("Origin", HubApplication.OtherOrigin));

        Assert.NotNull(await client.StartAsync($"{HubApplication.OtherOrigin}/", $"{HubApplication.OtherOrigin}/jobs"));
    }

    [Fact]
    public async Task Page_OfAnotherUser_DoesNotBecomeLive()
    {
        var page = await app.LoadAsync("/jobs/one", "alice");
        await using var client = await app.ConnectAsync("bob");

        await client.StartAsync(page);

        await AssertNothingButAReloadAsync(client);
    }

    [Theory]
    [InlineData("alice", "bob", "bob")]
    [InlineData("alice", "alice", "bob")]
    [InlineData("alice", "bob", "alice")]
    [InlineData("alice", "", "")]
    [InlineData("", "alice", "alice")]
    public async Task Page_PutTogetherFromTwo_DoesNotBecomeLive(string circuit, string descriptor, string state)
    {
        var page = await app.LoadAsync("/jobs/one", descriptor) with { State = (await app.LoadAsync("/jobs/one", state)).State };
        await using var client = await app.ConnectAsync(circuit);

        await client.StartAsync(page);

        await AssertNothingButAReloadAsync(client);
    }

    [Fact]
    public async Task Circuit_ThatAnotherUserReconnects_Ends()
    {
        var page = await app.LoadAsync("/jobs/one", "alice");
        string? secret;
        await using (var alice = await app.ConnectAsync("alice"))
        {
            secret = await alice.StartAsync(page);
            await alice.RenderedAsync(Name);
        }
        await using var bob = await app.ConnectAsync("bob");

        Assert.Equal("False", await bob.InvokeAsync("ConnectCircuit", secret));

        await using var again = await app.ConnectAsync("alice");
        Assert.Equal("False", await again.InvokeAsync("ConnectCircuit", secret));
    }

    [Fact]
    public async Task Circuit_ThatItsUserReconnects_GoesOn()
    {
        var page = await app.LoadAsync("/jobs/one", "alice");
        string? secret;
        await using (var first = await app.ConnectAsync("alice"))
        {
            secret = await first.StartAsync(page);
            await first.RenderedAsync(Name);
        }
        await using var second = await app.ConnectAsync("alice");

        Assert.Equal("True", await second.InvokeAsync("ConnectCircuit", secret));
    }

    [Theory]
    [InlineData("{own}", 200, "False")]
    [InlineData("https://evil.example", 403, "True")]
    [InlineData("", 403, "True")]
    public async Task Circuit_EndsWhenItsPageSaysSoAndNoOther(string origin, int status, string isThere)
    {
        await using var client = await app.ConnectAsync("alice");
        var secret = await client.StartAsync(await app.LoadAsync("/jobs/one", "alice"));
        await client.RenderedAsync(Name);
        using var browser = new HttpClient { BaseAddress = app.Address };
        browser.DefaultRequestHeaders.Add("Origin", origin.Replace("{own}", app.Origin, StringComparison.Ordinal));

        using var form = new MultipartFormDataContent { { new StringContent(secret!), "circuitId" } };
        using var answer = await browser.PostAsync(new Uri("_blazor/disconnect", UriKind.Relative), form, TestContext.Current.CancellationToken);

        await using var again = await app.ConnectAsync("alice");
        Assert.Equal((status, isThere), ((int)answer.StatusCode, await again.InvokeAsync("ConnectCircuit", secret)));
    }

    [Fact]
    public async Task Message_OverTheLimit_ClosesTheConnection()
    {
        await using var client = await app.ConnectAsync("alice");

        await client.SendAsync("StartCircuit", $"{app.Origin}/", $"{app.Origin}/jobs", "[]", new string('x', 32 * 1024));

        Assert.Equal(["closed"], await client.UntilAsync("closed"));
    }

    [Fact]
    public async Task Message_BelowTheLimit_IsRead()
    {
        await using var client = await app.ConnectAsync("alice");

        Assert.NotNull(await client.InvokeAsync("StartCircuit", $"{app.Origin}/", $"{app.Origin}/jobs?Search={new string('x', 31 * 1024)}", "[]", ""));
    }

    [Theory]
    [InlineData("/jobs?StartTime=any&PageSize=100")]
    [InlineData("/jobs?StartTime=any&PageSize=100&SortBy=DisplayName")]
    public async Task Page_WithAsManyLongRowsAsThereMayBe_BecomesLive(string path)
    {
        var page = await app.LoadAsync(path, "alice");
        await using var client = await app.ConnectAsync("alice");

        await client.StartAsync(page);

        await client.RenderedAsync("data-query");
    }

    [Fact]
    public void Method_OfTheProgram_IsCallableByNoPage() => Assert.Empty(
        from type in typeof(Program).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where method.IsDefined(typeof(JSInvokableAttribute), inherit: false)
        select $"{type}.{method.Name}");

    // The server's answer to a second circuit comes after all that it had to say about the first.
    private async Task AssertNothingButAReloadAsync(CircuitClient client)
    {
        var events = await client.UntilAsync("called Blazor._internal.navigationManager.refresh");
        await client.SendAsync("StartCircuit", $"{app.Origin}/", $"{app.Origin}/jobs", "[]", "");
        events = [.. events, .. await client.UntilAsync("closed")];

        Assert.DoesNotContain(events, one => one.Contains(Name, StringComparison.Ordinal) || one.Contains("the command of this test", StringComparison.Ordinal));
    }
}
