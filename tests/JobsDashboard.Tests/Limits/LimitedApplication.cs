using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace JobsDashboard.Tests.Limits;

/// <summary>The program with limits that a test can reach.</summary>
/// <param name="settings">Settings under <c>Jobs:Limits</c>, and their values.</param>
internal sealed class LimitedApplication(params (string Name, int Value)[] settings) : DashboardApplication
{
    /// <summary>Whether time passes as it does, and not only when the test says so.</summary>
    public bool HasRealTime { get; init; }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Jobs:QueryTimeout", "600");
        foreach (var (name, value) in settings)
        {
            builder.UseSetting($"Jobs:Limits:{name}", $"{value}");
        }
        if (HasRealTime)
        {
            builder.ConfigureTestServices(services => services.AddSingleton(TimeProvider.System));
        }
    }
}
