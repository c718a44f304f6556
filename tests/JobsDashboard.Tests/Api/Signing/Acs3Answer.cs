using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

/// <summary>What the program answers a request.</summary>
internal sealed record Acs3Answer(int Status, string Text, string? RequestId)
{
    public JsonElement Body => JsonDocument.Parse(Text).RootElement;

    public string? Code => Body.TryGetProperty(nameof(Code), out var code) ? code.GetString() : null;

    public string? Message => Body.TryGetProperty(nameof(Message), out var message) ? message.GetString() : null;

    public IEnumerable<string> JobIds => Body.GetProperty("Jobs").EnumerateArray().Select(job => job.GetProperty("JobId").GetString()!);
}

internal static class Acs3Sending
{
    /// <summary>Sends the request exactly as it is: no HTTP client has a say in its headers and its URL.</summary>
    public static async Task<Acs3Answer> SendAsync(this WebApplicationFactory<Program> app, Acs3Request request)
    {
        var response = (await app.AnswerAsync(request)).Response;
        using var reader = new StreamReader(response.Body);
        return new Acs3Answer(response.StatusCode, await reader.ReadToEndAsync(), response.Headers["x-acs-request-id"]);
    }

    /// <summary>Sends the request so, and gives the answer of whatever format.</summary>
    public static Task<HttpContext> AnswerAsync(this WebApplicationFactory<Program> app, Acs3Request request) =>
        app.Server.SendAsync(http =>
        {
            var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>();
            raw.Method = request.Method;
            raw.RawTarget = request.Target;
            raw.Path = Uri.UnescapeDataString(request.Path);
            raw.QueryString = request.Target[request.Path.Length..];
            foreach (var lines in request.Headers.GroupBy(line => line.Name))
            {
                raw.Headers[lines.Key] = lines.Select(line => line.Value).ToArray();
            }
            raw.Body = new MemoryStream(request.Body);
        });

    /// <summary>Sends a request that must be refused so, in the contract's envelope.</summary>
    public static async Task RefusedAsync(this WebApplicationFactory<Program> app, Acs3Request request, int status, string code, string message)
    {
        var answer = await app.SendAsync(request);

        Assert.Equal((status, code), (answer.Status, answer.Code));
        Assert.StartsWith(message, answer.Message, StringComparison.Ordinal);
        Assert.Equal(["RequestId", "HostId", "Code", "Message"], answer.Body.EnumerateObject().Select(field => field.Name));
        Assert.Equal(answer.RequestId, answer.Body.GetProperty("RequestId").GetString());
    }
}
