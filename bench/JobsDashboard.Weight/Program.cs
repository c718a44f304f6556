// What pages weigh on the wire, how long they take, and what moves on them: a browser visits the published program, and a relay between them
// counts. Run it in the repository's top folder; it needs Chromium.
//
//     dotnet run -c Release --project bench/JobsDashboard.Weight [-- options]
using System.CommandLine;
using System.Globalization;
using JobsDashboard.Weight;
using Microsoft.Playwright;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var jobs = new Option<int>("--jobs") { Description = "How many demo jobs", DefaultValueFactory = _ => 100_000 };
var runs = new Option<int>("--runs") { Description = "How many visits; the medians are printed", DefaultValueFactory = _ => 5 };
var path = new Option<string>("--path") { Description = "The page that is visited", DefaultValueFactory = _ => "/jobs?PageSize=25" };
var program = new Option<FileInfo?>("--program") { Description = "JobsDashboard.dll of a published program; without it, one is published" };
var database = new Option<FileInfo?>("--database") { Description = "A file with demo jobs, which is made where it is missing, and kept" };
var command = new RootCommand("What pages weigh on the wire, how long they take, and what moves on them.") { jobs, runs, path, program, database };
command.SetAction(MeasureAsync);
return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

async Task<int> MeasureAsync(ParseResult asked)
{
    await using var server = await MeasuredServer.StartAsync(asked.GetValue(program), asked.GetValue(database), asked.GetValue(jobs));
    await using var relay = new CountingRelay(server.Address);
    using var playwright = await Playwright.CreateAsync();
    await using var browser = await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    });
    var usual = new Visitor("light");
    // The first visit to a server that has just started makes it compile.
    await usual.VisitAsync(browser, relay, asked.GetValue(path)!);
    var steps = new List<(Visitor Visitor, Step Step)>();
    for (var run = 0; run < asked.GetValue(runs); run++)
    {
        await AddAsync(usual);
    }
    var bySteps = steps.ToLookup(one => one.Step.Name, one => one.Step);
    await AddAsync(new Visitor("dark", ColorScheme.Dark));
    await AddAsync(new Visitor("Chinese", Language: "zh-CN"));
    await AddAsync(new Visitor("narrow", Width: 375));
    Console.WriteLine($"{asked.GetValue(jobs):N0} demo jobs, {asked.GetValue(path)}, {asked.GetValue(runs)} visits, {Environment.ProcessorCount} cores.");
    Console.WriteLine($"The live connection was agreed on with {relay.Extensions ?? "no extension"}.\n");
    Table.PrintBytes(bySteps);
    Console.WriteLine();
    Table.PrintTimes(bySteps);
    Console.WriteLine();
    Table.PrintShifts(steps);
    return 0;

    async Task AddAsync(Visitor visitor) =>
        steps.AddRange((await visitor.VisitAsync(browser, relay, asked.GetValue(path)!)).Select(step => (visitor, step)));
}
