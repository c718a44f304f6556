using JobsDashboard.Components;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDashboardPages();
var app = builder.Build();
app.MapDashboardPages();
app.Run();
