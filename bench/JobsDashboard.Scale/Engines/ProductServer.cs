using System.Diagnostics;
using JobsDashboard.Scale.Generating;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Engines;

/// <summary>The product's server over its file, in a process of its own on a loopback port, where nobody has to sign in.</summary>
internal sealed class ProductServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _client = new();

    private ProductServer(Process process)
    {
        _process = process;
    }

    /// <param name="path">The product's file.</param>
    public static async Task<ProductServer> StartAsync(string path)
    {
        var start = ProductProgram.Over(path, "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Error");
        // All requests are one caller's.
        start.Environment["Jobs__Limits__RequestsPerSecond"] = "100000";
        var server = new ProductServer(Process.Start(start)!);
        try
        {
            server._client.BaseAddress = await server.AddressAsync();
            await server.ReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The page that a client gets when it says nothing but the seven days: whole jobs, and how many there are.</summary>
    public async Task<int> DefaultPageAsync()
    {
        var (from, to) = (ScaleJobs.Now.AddDays(-7), ScaleJobs.Now);
        var query = $"StartTime={from:yyyy-MM-ddTHH:mm:ssZ}&EndTime={to:yyyy-MM-ddTHH:mm:ssZ}&PageSize={Question.PageSize}";
        return (await _client.GetByteArrayAsync($"/api/v1/jobs?{query}")).Length;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<Uri> AddressAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(" is at ") is [_, var address])
            {
                return new Uri(address);
            }
        }
        throw new InvalidOperationException("The product's server has not started.");
    }

    private async Task ReadyAsync()
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(10); await Task.Delay(200))
        {
            using var answer = await _client.GetAsync("/health/ready");
            if ((await answer.Content.ReadAsStringAsync()).Contains("counted in memory", StringComparison.Ordinal))
            {
                return;
            }
        }
        throw new InvalidOperationException("The product's server has not read its columns in ten minutes.");
    }
}
