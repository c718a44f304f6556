using JobsDashboard.Answers;
using JobsDashboard.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Xunit;

namespace JobsDashboard.Tests.Answers;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("训练 résumé 😀 a\u200db", "训练 résumé 😀 a\u200db")]
    [InlineData("\u001b[2J\a", "\\u001B[2J\\u0007")]
    [InlineData("a\r\nb\tc", "a\\u000D\\u000Ab\\u0009c")]
    [InlineData("\u0085\u009b31m\u2028\u2029", "\\u0085\\u009B31m\\u2028\\u2029")]
    [InlineData("exe.\u202egpj\u2066\u2069\u200e\ufeff", "exe.\\u202Egpj\\u2066\\u2069\\u200E\\uFEFF")]
    [InlineData("\U000e0041", "\\uE0041")]
    public void Text_FromOutside_IsVisibleInOneLine(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    // No attribute can hold half a pair.
    [Fact]
    public void Text_WithHalfACharacter_HasAReplacement() => Assert.Equal("a\ufffdb", VisibleText.Of("a\ud800b"));

    [Fact]
    public void Text_WithLinesOfItsOwn_KeepsThem() => Assert.Equal("a\nb\\u000Dc", VisibleText.Lines("a\nb\rc"));

    [Fact]
    public void Log_OfWhatCameFromOutside_HasNothingThatATerminalObeys()
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddSimpleConsole());
        VisibleLog.AddTo(services);
        using var provider = services.BuildServiceProvider();
        var formatter = provider.GetServices<ConsoleFormatter>().Last();
        using var written = new StringWriter();

        formatter.Write(
            new LogEntry<string>(LogLevel.Error, "Jobs", default, "no job \u001b[2J\r\u202ex", new InvalidOperationException("bad \u009b1m\ninfo: forged"), (line, _) => line), null, written);

        Assert.Contains("no job \\u001B[2J\\u000D\\u202Ex", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("bad \\u009B1m", written.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\ninfo: forged", written.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Log_OnTheConsole_IsWrittenSo()
    {
        using var site = new DashboardApplication();

        Assert.Equal("visible", site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }
}
