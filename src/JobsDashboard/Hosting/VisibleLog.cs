using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace JobsDashboard;

/// <summary>The console's usual log lines, with messages and exceptions, which repeat what came from outside, as <see cref="VisibleText"/>.</summary>
internal sealed class VisibleLog(IServiceProvider services) : ConsoleFormatter(VisibleLog.FormatterName)
{
    private const string FormatterName = "visible";

    // Asked for late, because it is a formatter among the others.
    private readonly Lazy<ConsoleFormatter> _usual = new(() =>
        services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Simple));

    /// <summary>Takes the place of the usual formatter, unless the settings name one.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<ConsoleFormatter, VisibleLog>();
        services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName ??= FormatterName);
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var text = VisibleText.Lines(logEntry.Exception is { } failure ? $"{message}\n{failure}" : message);
        _usual.Value.Write(new LogEntry<string>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, text, null, (line, _) => line), scopeProvider, textWriter);
    }
}
