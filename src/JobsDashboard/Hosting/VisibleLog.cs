using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace JobsDashboard.Hosting;

/// <summary>
/// The console's usual log lines, with control characters escaped as <see cref="VisibleText"/> does. Messages and exceptions repeat
/// what came from outside.
/// </summary>
internal sealed class VisibleLog(IServiceProvider services) : ConsoleFormatter(VisibleLog.FormatterName)
{
    private const string FormatterName = "visible";

    // Resolved late, because this formatter is one of those that are resolved.
    private readonly Lazy<ConsoleFormatter> _usual = new(() =>
        services.GetServices<ConsoleFormatter>().Single(formatter => formatter.Name == ConsoleFormatterNames.Simple));

    /// <summary>Replaces the usual formatter, unless the settings name one.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<ConsoleFormatter, VisibleLog>();
        services.PostConfigure<ConsoleLoggerOptions>(console => console.FormatterName ??= FormatterName);
    }

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var text = VisibleText.Lines(logEntry.Exception is { } failure ? $"{message}\n{failure}" : message);
        var visible = new LogEntry<string>(logEntry.LogLevel, logEntry.Category, logEntry.EventId, text, null, (line, _) => line);
        _usual.Value.Write(visible, scopeProvider, textWriter);
    }
}
