using Bunit;
using JobsDashboard.Components.Jobs;
using JobsDashboard.Specification.Databases;
using Xunit;

namespace JobsDashboard.Tests.Components.Jobs.Filters;

public sealed class NumberFilterTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>, IAsyncDisposable
{
    private readonly TestDashboard _dashboard = new(database);

    public ValueTask DisposeAsync() => _dashboard.DisposeAsync();

    [Theory]
    [InlineData("Min", "many", "", "At least: expected a whole number.")]
    [InlineData("Max", "1.5", "", "At most: expected a whole number.")]
    [InlineData("Min", "9", "?NumericRangeField=RequestGPU&NumericRangeMax=8", "At least: expected a number not above 8.")]
    [InlineData("Max", "3", "?NumericRangeField=RequestGPU&NumericRangeMin=4", "At most: expected a number not below 4.")]
    public async Task Bound_ThatCannotBe_StaysInItsFieldAndIsToldThere(string bound, string text, string query, string told)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs{query}");

        await page.InvokeAsync(() => page.Find($"#field-NumericRange{bound}").InputAsync(text));
        await page.InvokeAsync(() => page.Find($"#field-NumericRange{bound}").KeyDownAsync("Enter"));

        Assert.Equal(told, page.Find("[data-group=Size] .wrong").TextContent);
        Assert.Equal(text, page.Find($"#field-NumericRange{bound}").GetAttribute("value"));
        Assert.Equal($"/jobs{query}", _dashboard.Url);
    }

    [Theory]
    [InlineData("NumericRangeMin=many", "Size: At least was ignored. Expected: a whole number", "At least: expected a whole number")]
    [InlineData("NumericRangeMin=9&NumericRangeMax=8", "Size: At least was ignored. Expected: a number not above 8", "At least: expected a number not above 8")]
    public void Bound_OfAnAddressThatCannotBe_IsToldByTheNameOfItsField(string bounds, string notice, string told)
    {
        var page = _dashboard.Open<JobsPage>($"/jobs?NumericRangeField=RequestGPU&{bounds}");

        var said = page.Find(".mud-alert-message").TextContent;
        Assert.StartsWith(notice, string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.StartsWith(told, page.Find("[data-group=Size] .wrong").TextContent, StringComparison.Ordinal);
    }
}
