// How long live pages wait for their answers while many are open, and how long programs do that ask at a fixed rate: against the program in
// a process of its own on the same machine.
//
//     dotnet run -c Release --project bench/JobsDashboard.Circuits -- --circuits 1000 --jobs path/of/jobs.db
//     dotnet run -c Release --project bench/JobsDashboard.Circuits -- --api 300 --jobs path/of/jobs.db
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using JobsDashboard.Circuits;
using JobsDashboard.Flood;
using JobsDashboard.Jobs.Gate;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var circuits = new Option<int>("--circuits") { Description = "How many live pages" };
var every = new Option<TimeSpan>("--every")
{
    Description = "How long each stays on a list, such as 20s",
    CustomParser = Time,
    DefaultValueFactory = _ => TimeSpan.FromSeconds(20),
};
var rate = new Option<double>("--opened") { Description = "How many live pages are opened a second", DefaultValueFactory = _ => 20 };
var requests = new Option<int>("--api") { Description = "How many signed requests a second" };
var time = new Option<TimeSpan>("--for")
{
    Description = "How long that is measured, such as 2m",
    CustomParser = Time,
    DefaultValueFactory = _ => TimeSpan.FromMinutes(2),
};
var jobs = new Option<FileInfo?>("--jobs") { Description = "A database, which is copied first; without it, demo jobs are made" };
var count = new Option<int>("--count") { Description = "How many demo jobs", DefaultValueFactory = _ => 100_000 };
var command = new RootCommand("How long many live pages, and programs, wait for their answers.") { circuits, every, rate, requests, time, jobs, count };
command.SetAction(MeasureAsync);
return await command.Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false });

async Task<int> MeasureAsync(ParseResult asked)
{
    var folder = Directory.CreateTempSubdirectory("jobs-circuits-");
    try
    {
        var database = asked.GetValue(jobs) is { } original ? CopyOf(original, folder) : null;
        await using var server = await FloodedServer.StartAsync(
            Path.Combine(AppContext.BaseDirectory, "JobsDashboard.dll"), asked.GetValue(count), database, Settings());
        using var http = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = server.Address,
        };
        var lists = await MixedLists.FindAsync(http);
        if (asked.GetValue(circuits) is > 0 and var many)
        {
            await new CircuitRun(many, asked.GetValue(every), asked.GetValue(time), asked.GetValue(rate)).PrintAsync(server, http, lists);
        }
        if (asked.GetValue(requests) is > 0 and var perSecond)
        {
            await new RequestRun(perSecond, asked.GetValue(time)).PrintAsync(server, http, lists);
        }
        return 0;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

// All pages are one user's here. A thousand users may ask as much as the server answers at once, and so may this one.
static (string Name, string Value)[] Settings() =>
[
    ("Jobs:Limits:Pages", "10000"),
    ("Jobs:Limits:Connections", "20000"),
    ("Jobs:Limits:QuestionsPerUser", $"{QueueLimits.Default.Questions}"),
];

// The program writes keys and nonces into it.
static string CopyOf(FileInfo database, DirectoryInfo folder)
{
    var copy = Path.Combine(folder.FullName, "jobs.db");
    database.CopyTo(copy);
    if (new FileInfo(database.FullName + "-wal") is { Exists: true } newest)
    {
        newest.CopyTo(copy + "-wal");
    }
    return copy;
}

static TimeSpan Time(ArgumentResult argument)
{
    var text = argument.Tokens[0].Value;
    var unit = text[^1] switch { 's' => TimeSpan.FromSeconds(1), 'm' => TimeSpan.FromMinutes(1), _ => TimeSpan.Zero };
    if (unit > TimeSpan.Zero && double.TryParse(text[..^1], CultureInfo.InvariantCulture, out var number) && number > 0)
    {
        return number * unit;
    }
    argument.AddError($"'{text}' is no time, such as 20s or 2m.");
    return default;
}
