using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace JobsDashboard.Weight;

/// <summary>The answers that a page got over HTTP, by kind, as Chromium counts them: headers and body, as they came over the wire.</summary>
internal sealed class Answers
{
    private readonly ConcurrentDictionary<string, string> _kinds = new();
    private readonly ConcurrentQueue<(string Kind, long Bytes)> _answers = [];
    private long _messages;

    /// <summary>How large the messages of the live connection were when they were unpacked.</summary>
    public long UnpackedMessages => Interlocked.Read(ref _messages);

    public static async Task<Answers> ListenAsync(IPage page)
    {
        var answers = new Answers();
        var events = await page.Context.NewCDPSessionAsync(page);
        events.Event("Network.responseReceived").OnEvent += (_, data) => answers.OnReceived(data!.Value);
        events.Event("Network.loadingFinished").OnEvent += (_, data) => answers.OnFinished(data!.Value);
        events.Event("Network.webSocketFrameReceived").OnEvent += (_, data) => answers.OnMessage(data!.Value);
        await events.SendAsync("Network.enable");
        return answers;
    }

    /// <summary>The bytes of each kind, and how many answers there were, since <paramref name="count"/> of them.</summary>
    public (IReadOnlyDictionary<string, long> Bytes, int Count) Since(int count)
    {
        var since = _answers.Skip(count).ToList();
        return (since.GroupBy(answer => answer.Kind).ToDictionary(kind => kind.Key, kind => kind.Sum(answer => answer.Bytes)), since.Count);
    }

    private void OnReceived(JsonElement data)
    {
        // What comes from the browser's cache goes over no wire.
        var response = data.GetProperty("response");
        var isCached = response.TryGetProperty("fromDiskCache", out var cached) && cached.GetBoolean();
        _kinds[Id(data)] = isCached ? "" : data.GetProperty("type").GetString()!;
    }

    private void OnFinished(JsonElement data)
    {
        if (_kinds.TryGetValue(Id(data), out var kind) && data.GetProperty("encodedDataLength").GetInt64() is > 0 and var bytes && kind != "")
        {
            _answers.Enqueue((kind, bytes));
        }
    }

    private void OnMessage(JsonElement data)
    {
        var message = data.GetProperty("response");
        var text = message.GetProperty("payloadData").GetString()!;
        // Binary messages come as base64.
        Interlocked.Add(ref _messages, message.GetProperty("opcode").GetInt32() == 2 ? text.Length * 3L / 4 : text.Length);
    }

    private static string Id(JsonElement data) => data.GetProperty("requestId").GetString()!;
}
