using System.Globalization;
using JobsDashboard.Import;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Storing;

namespace JobsDashboard.Commands;

/// <summary>Imports jobs and says what came of it.</summary>
internal static class ImportCommand
{
    public static Task<int> RunAsync(IImportFormat format, string[] paths, ImportOptions options, CancellationToken cancellationToken) =>
        Store.UseAsync(async services =>
        {
            var clock = services.GetRequiredService<TimeProvider>();
            using var standardInput = Console.IsInputRedirected ? Console.OpenStandardInput() : null;
            var import = new JobImport(services.GetRequiredService<IJobWriter>(), clock, standardInput);
            var summary = await ImportDisplay.ShowAsync(clock, progress => import.RunAsync(format, paths, options, progress, cancellationToken));
            await TellAsync(summary);
            return summary.Rejected > 0 || summary.PassedOver.Any(file => file.IsUnreadable) ? ExitCode.SomeRejected : ExitCode.Done;
        }, cancellationToken);

    private static async Task TellAsync(ImportSummary summary)
    {
        foreach (var file in summary.PassedOver)
        {
            await Console.Error.WriteLineAsync($"Passed over: {Printed.Text(file.Reason)}");
        }
        foreach (var row in summary.Rejections)
        {
            await Console.Error.WriteLineAsync($"{Printed.Text(row.File)}:{row.Line}: {Printed.Text(row.Reason)}");
        }
        if (summary.RejectionsNotListed > 0)
        {
            await Console.Error.WriteLineAsync(Text($"and {summary.RejectionsNotListed:N0} rejected rows more"));
        }
        if (!summary.IgnoredFields.IsEmpty)
        {
            Console.WriteLine($"Fields that no job has, ignored: {string.Join(", ", summary.IgnoredFields.Select(Printed.Text))}");
        }
        foreach (var (text, count) in summary.Notes)
        {
            Console.WriteLine(Text($"{Printed.Text(text)}: {count:N0}"));
        }
        foreach (var file in summary.Files.Where(file => file.Resumed > 0))
        {
            Console.WriteLine(Text($"{Printed.Text(file.Path)}: went on after the {file.Resumed:N0} rows that an earlier run had stored"));
        }
        Console.WriteLine(Text(
            $"{summary.Read:N0} read, {summary.New:N0} new, {summary.Changed:N0} changed, {summary.Unchanged:N0} unchanged, {summary.Rejected:N0} rejected"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
