using System.Text.Json;
using JobsDashboard.Api;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JobsDashboard.Tests.Api;

public sealed class FailureAnswerTests
{
    [Fact]
    public async Task Query_PastItsDeadline_IsUnavailableWithItsReason()
    {
        var http = new DefaultHttpContext();
        http.Response.Body = new MemoryStream();
        http.Features.Set<IExceptionHandlerFeature>(new ExceptionHandlerFeature { Error = new TimeoutException("The query took longer than 10 s and was stopped.") });

        await ApiFailures.WriteAsync(http);

        http.Response.Body.Position = 0;
        var body = (await JsonDocument.ParseAsync(http.Response.Body, default, TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, http.Response.StatusCode);
        Assert.Equal("ServiceUnavailable", body.GetProperty("Code").GetString());
        Assert.Equal("The query took longer than 10 s and was stopped. Narrow it, or try again.", body.GetProperty("Message").GetString());
    }
}
