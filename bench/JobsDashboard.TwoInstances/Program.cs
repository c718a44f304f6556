// Shows that two instances share sign-ins, and that killing one takes no page away: a user signs in with a browser, through HAProxy with
// docs/deploy/haproxy.cfg, and the instance that keeps the page is killed.
//
//     dotnet run -c Release --project bench/JobsDashboard.TwoInstances [the program's JobsDashboard.dll]
//
// Run it in the repository's top folder. Needs HAProxy and Chromium. Both instances use one SQLite file, which two programs of one machine
// may share; on two machines it would be SQL Server. Ends with an error at the first step that does not go as it should.
using System.Diagnostics;
using System.Globalization;
using System.Net;
using JobsDashboard.TwoInstances;
using Microsoft.Playwright;

const string ListPath = "/jobs?Status=Failed";
const string SignInCookie = "__Host-JobsDashboard";
const string InstanceCookie = "JobsServer";

await using var surroundings = new Surroundings(args is [var program] ? program : "src/JobsDashboard/bin/Release/net10.0/JobsDashboard.dll");
await surroundings.StartAsync();
Say($"Two instances in Production behind HAProxy at {surroundings.Address}");

using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu"] });
await using var context = await browser.NewContextAsync(new() { BaseURL = surroundings.Address.ToString(), IgnoreHTTPSErrors = true });
var page = await context.NewPageAsync();

await page.GotoAsync(ListPath);
await page.GetByLabel("User").FillAsync(surroundings.User.Username);
await page.GetByLabel("Password").FillAsync(surroundings.User.Password);
await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
await LiveAsync();
var rows = await RowsAsync();
var first = await CookieAsync(InstanceCookie);
var second = first == "one" ? "two" : "one";
Check(rows.Count > 0, $"Signed in as {surroundings.User.Username}; instance {first} shows {rows.Count} rows of {ListPath}");

var signIn = await CookieAsync(SignInCookie);
Check(await AskAsync(second, signIn) == HttpStatusCode.OK, $"Instance {second} accepts the cookie that instance {first} made");
Check(await AskAsync(second, signIn[..^1]) == HttpStatusCode.Redirect, $"Instance {second} sends a changed cookie to sign in");

var visited = new List<string>();
page.Request += (_, request) => visited.Add(request.Url);
await page.EvaluateAsync("document.querySelector('[data-live]').setAttribute('data-of-the-first', '')");
var watch = Stopwatch.StartNew();
await surroundings.KillAsync(first);
Say($"Instance {first} was killed (SIGKILL) with the page open");
await page.Locator("[data-live]:not([data-of-the-first])").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });
Check(await CookieAsync(InstanceCookie) == second, string.Create(CultureInfo.InvariantCulture, $"The page is live again after {watch.Elapsed.TotalSeconds:N1} s, on instance {second}"));
Check(new Uri(page.Url).PathAndQuery == ListPath, $"It is still {ListPath}");
Check((await RowsAsync()).SequenceEqual(rows), $"It shows the same {rows.Count} rows");
Check(!visited.Any(url => url.StartsWith(surroundings.Provider!.Address.ToString(), StringComparison.Ordinal)), "Nobody had to sign in again");

await page.GetByRole(AriaRole.Link, new() { Name = "Running", Exact = true }).First.ClickAsync();
await page.WaitForURLAsync("**/jobs?Status=Failed%2CRunning*");
Say("A filter that is clicked now is obeyed");

await surroundings.StartInstanceAsync(first);
Check(await AskAsync(first, signIn) == HttpStatusCode.OK, $"Instance {first} was started again and accepts the cookie too");
Say("All steps went as they should");
return 0;

async Task LiveAsync() => await page.Locator("[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached, Timeout = 60_000 });

async Task<IReadOnlyList<string>> RowsAsync() =>
    await page.Locator("tbody tr.job-row a.open").EvaluateAllAsync<string[]>("links => links.map(link => link.pathname)");

async Task<string> CookieAsync(string name) => (await context.CookiesAsync()).Single(cookie => cookie.Name == name).Value;

async Task<HttpStatusCode> AskAsync(string instance, string cookie)
{
    using var client = Surroundings.TrustingClient();
    using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(surroundings.Address, ListPath));
    request.Headers.Add("Cookie", $"{SignInCookie}={cookie}; {InstanceCookie}={instance}");
    using var answer = await client.SendAsync(request);
    return answer.StatusCode;
}

static void Say(string step) => Console.WriteLine(step);

static void Check(bool isAsItShould, string step)
{
    Say(isAsItShould ? step : $"NOT SO: {step}");
    if (!isAsItShould)
    {
        throw new InvalidOperationException(step);
    }
}
