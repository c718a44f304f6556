using System.Globalization;
using System.Text.Json;
using JobsDashboard.Tests.Hardening;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Circuits;

/// <summary>
/// A live page of the list without a browser. It says to its circuit what a browser says: the page's components, what it has drawn, which
/// groups of the sidebar are in sight, and where the visitor goes.
/// </summary>
internal sealed class LiveCircuit : IAsyncDisposable
{
    // What a window of 1440 by 900 shows of the sidebar, a line each.
    private const string InSight = "Status\nUsername\nJobType";

    private static readonly TimeSpan s_patienceToOpen = TimeSpan.FromSeconds(30);

    private readonly HubConnection _connection;
    private readonly HttpClient _http;
    private readonly Uri _server;
    private readonly TaskCompletionSource<ulong> _sidebar = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> _events = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PageChange _change;
    private string? _secret;
    private bool _hasGone;

    private LiveCircuit(HttpClient http, Uri page, string query)
    {
        (_http, _server, Query, _change) = (http, http.BaseAddress!, query, new PageChange(page.Query));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(_server, "_blazor?lang=en"), HttpTransportType.WebSockets, options =>
        {
            options.SkipNegotiation = true;
            options.Headers["Origin"] = _server.GetLeftPart(UriPartial.Authority);
            // As browsers do; what packs the messages needs memory of the server, too.
            options.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new();
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        _connection = builder.Build();
        _connection.On("JS.RenderBatch", [typeof(object), typeof(byte[])], TakeAsync);
        _connection.On("JS.BeginInvokeJS", [.. Enumerable.Repeat(typeof(object), 6)], AnswerAsync);
        _connection.On<string>("JS.Error", _ => _change.Fail("The circuit failed."));
        _connection.Closed += _ =>
        {
            _change.Fail("The connection was closed.");
            return Task.CompletedTask;
        };
    }

    /// <summary>The list where it is, or goes.</summary>
    public string Query { get; private set; }

    /// <summary>How many batches changed the page after the last count was there. Any would mean that it was not the last.</summary>
    public int LateBatches { get; private set; }

    /// <summary>Loads a list, makes it live, and waits until its counts are there.</summary>
    public static async Task<LiveCircuit> OpenAsync(HttpClient http, string query)
    {
        var page = new Uri(http.BaseAddress!, $"jobs{query}");
        var html = FirstHtml.Read(page, await http.GetStringAsync(page));
        var circuit = new LiveCircuit(http, page, query);
        try
        {
            await circuit.StartAsync(html).WaitAsync(s_patienceToOpen);
            return circuit;
        }
        catch
        {
            await circuit.DisposeAsync();
            throw;
        }
    }

    /// <summary>Goes to another list.</summary>
    /// <returns>How long it took; null when it was not all there in time.</returns>
    public async Task<PageTimes?> GoAsync(string query, TimeSpan patience)
    {
        var page = new Uri(_server, $"jobs{query}");
        (Query, _change, _hasGone) = (query, new PageChange(page.Query), true);
        try
        {
            await _connection.SendAsync("OnLocationChanged", page.AbsoluteUri, (string?)null, true);
            return await _change.Times.WaitAsync(patience);
        }
        catch (Exception failure) when (failure is TimeoutException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Leaves, as a tab does that is closed, so that the server keeps nothing of it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_secret is not null)
        {
            using var form = new FormUrlEncodedContent([new("circuitId", _secret)]);
            using var request = new HttpRequestMessage(HttpMethod.Post, "_blazor/disconnect") { Content = form };
            request.Headers.Add("Origin", _server.GetLeftPart(UriPartial.Authority));
            using var answer = await _http.SendAsync(request);
            answer.EnsureSuccessStatusCode();
        }
        await _connection.DisposeAsync();
    }

    private async Task StartAsync(FirstHtml page)
    {
        await _connection.StartAsync();
        var (root, address) = (new Uri(_server, "/").AbsoluteUri, page.Address.AbsoluteUri);
        _secret = await _connection.InvokeAsync<string>("StartCircuit", root, address, "[]", page.State);
        await _connection.SendAsync("UpdateRootComponents", page.Operations, page.State);
        // The first list was in the HTML; only its counts come.
        await _change.Times;
        var handler = new { eventHandlerId = await _sidebar.Task, eventName = "change", eventFieldInfo = (object?)null };
        var arguments = JsonSerializer.Serialize(new object[] { handler, new { value = InSight } });
        await _connection.SendAsync("BeginInvokeDotNetFromJS", "1", (string?)null, "DispatchEventAsync", await _events.Task, arguments);
    }

    private Task TakeAsync(object?[] message)
    {
        var batch = new RenderBatch((byte[])message[1]!);
        if (!_sidebar.Task.IsCompleted && batch.HandlerOf("in-sight", "onchange") is { } handler)
        {
            _sidebar.SetResult(handler);
        }
        if (_change.Times.IsCompleted)
        {
            LateBatches += _hasGone && !batch.IsEmpty ? 1 : 0;
        }
        else
        {
            _change.Take(shown: batch.ValueOf("data-query"), counts: batch.ValueOf("data-state"));
        }
        return _connection.SendAsync("OnRenderCompleted", Convert.ToInt64(message[0], CultureInfo.InvariantCulture), (string?)null);
    }

    // A function of the page is called; none of them has anything to say here.
    private Task AnswerAsync(object?[] call)
    {
        var (handle, name) = (Convert.ToInt64(call[0], CultureInfo.InvariantCulture), (string)call[1]!);
        if (name == "Blazor._internal.attachWebRendererInterop")
        {
            using var arguments = JsonDocument.Parse((string)call[2]!);
            _events.TrySetResult(arguments.RootElement[1].GetProperty("__dotNetObject").GetInt64());
        }
        return handle == 0
            ? Task.CompletedTask
            : _connection.SendAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,null]");
    }
}
