using System.Net;
using JobsDashboard.Api.Signing;
using JobsDashboard.Settings;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Tests.Api.Signing;

public sealed class FailedSignaturesTests : IDisposable
{
    private static readonly IPAddress s_here = IPAddress.Parse("192.0.2.1");
    private static readonly IPAddress s_elsewhere = IPAddress.Parse("192.0.2.2");

    // One a minute, so that none comes back while a test runs, unless the test takes a minute.
    private readonly FakeTimeProvider _time = new();
    private readonly FailedSignatures _failures;

    public FailedSignaturesTests() => _failures = new(Options.Create(new DashboardSettings { MaxFailedSignatures = 1 }), _time);

    public void Dispose() => _failures.Dispose();

    [Fact]
    public void Key_WithTooManyWrongSignatures_IsNotCheckedFromThatAddress()
    {
        Assert.Null(_failures.WaitOf(s_here, "key"));

        _failures.Failed(s_here, "key");

        Assert.InRange(_failures.WaitOf(s_here, "key")!.Value.TotalSeconds, 1, 60);
        Assert.Null(_failures.WaitOf(s_here, "another key"));
    }

    [Fact]
    public void Address_WithTooManyWrongSignatures_HasNoKeyChecked()
    {
        foreach (var key in new[] { "a", "b", "c" })
        {
            Assert.Null(_failures.WaitOf(s_here, key));
            _failures.Failed(s_here, key);
        }

        Assert.NotNull(_failures.WaitOf(s_here, "d"));
        Assert.Null(_failures.WaitOf(s_elsewhere, "d"));
    }

    [Fact]
    public void Owner_IsNotLockedOutByStrangersElsewhere()
    {
        for (var i = 0; i < 10; i++)
        {
            _failures.Failed(s_elsewhere, "key");
        }

        Assert.Null(_failures.WaitOf(s_here, "key"));
    }

    [Fact]
    public void Owner_WhoWasHereLately_IsNotLockedOutByStrangersAtTheSameAddress()
    {
        _failures.Succeeded(s_here, "key");
        for (var i = 0; i < 10; i++)
        {
            _failures.Failed(s_here, "key");
        }

        Assert.Null(_failures.WaitOf(s_here, "key"));
        _time.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(_failures.WaitOf(s_here, "key"));
    }
}
