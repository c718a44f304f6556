using System.Globalization;
using JobsDashboard.Flood;

// What others wait for while one caller floods the server with expensive searches, beside what they wait for without it.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// Or, as "nasty path/of/jobs.db", what two thousand requests cost of which each asks for as much work as it may, and what others wait for.
var database = args is ["nasty", var path] ? Path.GetFullPath(path) : null;
var jobs = args is [not "nasty" and var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 200_000;
var program = args is [not "nasty", var other] ? other : Path.Combine(AppContext.BaseDirectory, "JobsDashboard.dll");
await using var server = await FloodedServer.StartAsync(program, jobs, database);
Visitor[] visitors =
[
    new("the page /jobs", server, "/jobs"),
    new("another user's ListJobs", server, "/api/v1/jobs?PageSize=25&StartTime=any") { Signature = server.KeyOfAnother },
];
if (args is ["nasty", ..])
{
    await NastyRun.PrintAsync(server, visitors);
    return;
}
await Visitor.VisitAsync(visitors, 100);
var quiet = await Visitor.VisitAsync(visitors, 300);
await using var flood = new ExpensiveSearches(server, parallel: 50);
await flood.FirstAnswerAsync();
var flooded = await Visitor.VisitAsync(visitors, 300);
Console.WriteLine($"{jobs:N0} jobs, {Environment.ProcessorCount} cores, 300 requests of each visitor, 50 searches of one caller in parallel");
Console.WriteLine("                                quiet p50    p95  flooded p50    p95  ratio of p95");
foreach (var (visitor, before, during) in visitors.Zip(quiet, flooded))
{
    Console.WriteLine(
        $"{visitor.Name,-30} {before.Median,8:N0} ms {before.P95,4:N0} ms {during.Median,8:N0} ms {during.P95,5:N0} ms {during.P95 / before.P95,8:N2}"
        + (before.Failures + during.Failures > 0 ? $"   {before.Failures + during.Failures} failed" : ""));
}
Console.WriteLine($"the flood was answered {flood.Describe()}");
