using JobsDashboard.Components;
using JobsDashboard.Sqlite;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseStaticWebAssets();
builder.Services.AddSqliteJobs(builder.Configuration.GetConnectionString("Jobs") ?? "Data Source=jobs.db");
builder.Services.AddDashboardPages();
var app = builder.Build();
app.MapDashboardPages();
app.Run();
