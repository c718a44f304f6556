using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using JobsDashboard.Hosting;
using JobsDashboard.Settings;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace JobsDashboard.Tests.Settings;

/// <summary>The tables in docs/settings.md say what the program does.</summary>
public sealed class SettingsDocsTests
{
    [Fact]
    public async Task Table_OfOurSettings_HasAllOfThemAndWhatIsExpected()
    {
        var settings = typeof(DashboardSettings).GetProperties()
            .Select(setting => (
                Name: setting.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name,
                Expected: setting.GetCustomAttribute<ValidationAttribute>()?.ErrorMessage))
            .Where(setting => setting.Name is not null)
            .ToList();

        var rows = await RowsOfAsync("## This program's own");

        Assert.Equal(settings.Select(setting => $"`{setting.Name}`"), rows.Select(row => row[0]));
        Assert.All(settings.Zip(rows), pair => Assert.Equal(pair.First.Expected ?? pair.Second[1], pair.Second[1]));
    }

    [Fact]
    public async Task Table_OfAspNetsSettings_HasOurDefaultAddress()
    {
        var rows = await RowsOfAsync("## ASP.NET's");

        Assert.Equal(["`Urls`", $"`{ServerAddresses.Default}`"], rows[0][..2]);
    }

    private static async Task<List<string[]>> RowsOfAsync(string heading)
    {
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/settings.md");
        var lines = await File.ReadAllLinesAsync(path, TestContext.Current.CancellationToken);
        return
        [
            .. lines.SkipWhile(line => line != heading).Skip(1)
                .TakeWhile(line => !line.StartsWith('#'))
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]),
        ];
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
