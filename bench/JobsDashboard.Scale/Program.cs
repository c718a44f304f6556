// Proves how fast the product answers: generates so many jobs, stores them in the product and in other databases, asks all of them the
// same, compares their answers and their times.
//
//     dotnet run -c Release --project bench/JobsDashboard.Scale -- generate out/scale-1m --count 1000000
using System.CommandLine;
using System.Globalization;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Measuring;
using JobsDashboard.Scale.Reporting;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = new Argument<string>("folder") { Description = "Where the databases are" };
var count = new Option<long>("--count") { Description = "How many jobs", DefaultValueFactory = _ => 100_000 };
var only = new Option<EngineName[]>("--only")
{
    Description = "Which databases; without it, all that are installed",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => PostgresCluster.IsInstalled ? Enum.GetValues<EngineName>() : [EngineName.Sqlite, EngineName.DuckDb],
};
var generate = new Command("generate", "Generates jobs of two years, the same ones in every run, and stores them") { folder, count, only };
generate.SetAction(parsed => new Loader(parsed.GetValue(folder)!, parsed.GetValue(count), Console.Out).LoadAsync(parsed.GetValue(only)!));
var check = new Command("check", "Generates, stores, asks every database everything, and says what disagrees") { folder, count, only };
check.SetAction(async parsed =>
{
    var disagreements = await Check.RunAsync(parsed.GetValue(folder)!, parsed.GetValue(count), parsed.GetValue(only)!, Console.Out);
    foreach (var disagreement in disagreements)
    {
        Console.WriteLine(disagreement);
    }
    Console.WriteLine(disagreements.IsEmpty ? "All agree." : $"{disagreements.Length} answers disagree.");
    return disagreements.IsEmpty ? 0 : 1;
});
var smaller = new Option<string?>("--beside") { Description = "A folder with fewer jobs that was measured before, to compare with" };
var write = new Option<string?>("--write") { Description = "The file of the documentation that the result is written to" };
var measure = new Command("measure", "Asks and measures what generate has stored, and prints or writes the result")
{
    folder, only, smaller, write,
};
measure.SetAction(async parsed =>
{
    var measures = await new FolderMeasuring(parsed.GetValue(folder)!, parsed.GetValue(only)!, Console.Out).RunAsync();
    Report(parsed);
    return measures.Questions.All(question => question.Disagreements.IsEmpty) ? 0 : 1;
});
var ingest = new Command("ingest", "Measures how a copy of the product's file takes more jobs, and what its readers notice") { folder };
ingest.SetAction(async parsed => Console.WriteLine(await WriteMeasuring.RunAsync(parsed.GetValue(folder)!)));
var report = new Command("report", "Prints or writes again what was measured before") { folder, smaller, write };
report.SetAction(Report);
var command = new RootCommand("Proves how fast the product answers questions about many jobs.")
{
    generate, check, ingest, measure, report,
};
return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

void Report(ParseResult parsed)
{
    var page = PerformancePage.Of(parsed.GetValue(folder)!, parsed.GetValue(smaller));
    if (parsed.GetValue(write) is { } file)
    {
        File.WriteAllText(file, page);
    }
    else
    {
        Console.WriteLine(page);
    }
}
