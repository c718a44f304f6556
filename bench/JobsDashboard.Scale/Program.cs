// Proves how fast the product answers: generates so many jobs, stores them in the product and in other databases, asks all of them the same,
// compares their answers and their times.
//
//     dotnet run -c Release --project bench/JobsDashboard.Scale -- generate out/scale-1m --count 1000000
using System.CommandLine;
using System.Globalization;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Loading;
using JobsDashboard.Scale.Measuring;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var folder = new Argument<string>("folder") { Description = "Where the databases are" };
var count = new Option<long>("--count") { Description = "How many jobs", DefaultValueFactory = _ => 100_000 };
var only = new Option<EngineName[]>("--only")
{
    Description = "Which databases; without it, all that are installed",
    AllowMultipleArgumentsPerToken = true,
    DefaultValueFactory = _ => [.. Enum.GetValues<EngineName>().Where(engine => engine != EngineName.Postgres || PostgresCluster.IsInstalled)],
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
var command = new RootCommand("Proves how fast the product answers questions about many jobs.") { generate, check };
return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });
