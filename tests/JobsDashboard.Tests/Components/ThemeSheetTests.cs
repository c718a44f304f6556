using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Bunit;
using JobsDashboard.Components.Theme;
using MudBlazor;
using MudBlazor.Services;
using Xunit;

namespace JobsDashboard.Tests.Components;

/// <summary>
/// <c>wwwroot/theme.css</c> says what MudBlazor's theme provider would write into each page, where nobody could keep it, for
/// <see cref="DashboardTheme"/>. <c>JOBS_TEST_GOLDEN=write</c> writes it anew.
/// </summary>
public sealed partial class ThemeSheetTests
{
    private static readonly string s_file =
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/JobsDashboard/wwwroot/theme.css"));

    [Fact]
    public async Task Sheet_SaysWhatTheThemeSays()
    {
        var (light, dark) = (await WrittenAsync(isDark: false), await WrittenAsync(isDark: true));

        var expected = SheetOf(light, [.. dark.Except(light)]);

        if (Environment.GetEnvironmentVariable("JOBS_TEST_GOLDEN") == "write")
        {
            await File.WriteAllTextAsync(s_file, expected, Xunit.TestContext.Current.CancellationToken);
        }
        Assert.Equal(expected, await File.ReadAllTextAsync(s_file, Xunit.TestContext.Current.CancellationToken));
    }

    private static async Task<IReadOnlyList<string>> WrittenAsync(bool isDark)
    {
        await using var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        var provider = context.Render<MudThemeProvider>(theme => theme
            .Add(t => t.Theme, DashboardTheme.Theme)
            .Add(t => t.IsDarkMode, isDark));
        // The style element that has the variables; the others belong to scroll bars and charts.
        return [.. Variable().Matches(provider.Markup).Select(match => match.Value)];
    }

    private static string SheetOf(IReadOnlyList<string> light, IReadOnlyList<string> dark)
    {
        var sheet = new StringBuilder("/* Written by ThemeSheetTests from DashboardTheme. */\n");
        Add(":root", "light", light, "");
        sheet.Append('\n');
        Add(":root[data-theme='Dark']", "dark", dark, "");
        sheet.Append("\n@media (prefers-color-scheme: dark) {\n");
        Add(":root[data-theme='System']", "dark", dark, "  ");
        return sheet.Append("}\n").ToString();

        void Add(string selector, string scheme, IReadOnlyList<string> variables, string indent)
        {
            sheet.Append(indent).Append(selector).Append(" {\n").Append(indent).Append("  color-scheme: ").Append(scheme).Append(";\n");
            foreach (var variable in variables)
            {
                sheet.Append(indent).Append("  ").Append(variable).Append('\n');
            }
            sheet.Append(indent).Append("}\n");
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("--mud-[^;]+;")]
    private static partial Regex Variable();
}
