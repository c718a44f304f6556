using System.Globalization;
using JobsDashboard.Import;
using Spectre.Console;

namespace JobsDashboard.Commands;

/// <summary>Shows the progress of an import: a bar on a terminal, otherwise a line every few seconds.</summary>
internal static class ImportProgressDisplay
{
    public static Task<T> ShowAsync<T>(TimeProvider clock, Func<Action<ImportProgress>, Task<T>> import) =>
        AnsiConsole.Profile.Out.IsTerminal ? BarAsync(import) : import(Lines(new PacedLines(clock)));

    private static Task<T> BarAsync<T>(Func<Action<ImportProgress>, Task<T>> import) =>
        AnsiConsole.Progress()
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(async bars =>
            {
                var bar = bars.AddTask("reading the files");
                var result = await import(progress =>
                {
                    bar.MaxValue = Math.Max(1, progress.BytesTotal);
                    bar.Value = progress.BytesRead;
                    bar.Description = Markup.Escape($"{VisibleText.Of(Path.GetFileName(progress.File))}  {Rows(progress)}");
                });
                bar.Value = bar.MaxValue;
                return result;
            });

    private static Action<ImportProgress> Lines(PacedLines lines) => progress => lines.Print(() =>
        $"{VisibleText.Of(progress.File)}: {Rows(progress)}, {100 * progress.BytesRead / Math.Max(1, progress.BytesTotal)} %");

    private static string Rows(ImportProgress progress) =>
        string.Create(CultureInfo.InvariantCulture, $"{progress.Rows:N0} rows, {progress.RowsPerSecond:N0}/s");
}
