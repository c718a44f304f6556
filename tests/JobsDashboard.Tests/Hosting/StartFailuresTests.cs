using System.Net.Sockets;
using System.Security.Cryptography;
using JobsDashboard.Hosting;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Settings;
using Xunit;

namespace JobsDashboard.Tests.Hosting;

public sealed class StartFailuresTests
{
    public static TheoryData<Exception, string> Explained => new()
    {
        { new SocketException((int)SocketError.AccessDenied), "The server cannot listen at the address in its settings: " },
        { new CryptographicException("The certificate's password is wrong."), "The program cannot start with its settings: The certificate's" },
        { new InvalidOperationException("No certificate.\nMake one with a command."), "The program cannot start with its settings: No certificate." },
        { new FileNotFoundException("Could not find file '/x.pfx'."), "The program cannot start with its settings: Could not find file" },
    };

    [Theory]
    [MemberData(nameof(Explained))]
    public async Task Failure_OverASetting_IsOneLine(Exception failure, string start)
    {
        var now = Assert.Throws<RefusedSettingException>(() => StartFailures.Explain<int>(() => throw failure));
        var later = await Assert.ThrowsAsync<RefusedSettingException>(() => StartFailures.ExplainAsync(() => Task.FromException(failure)));

        Assert.StartsWith(start, now.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', now.Message);
        Assert.Same(failure, now.InnerException);
        Assert.Equal(now.Message, later.Message);
    }

    [Fact]
    public void Failure_ThatIsExplainedAlready_OrAFaultOfTheProgram_IsLeftAsItIs()
    {
        foreach (var failure in new Exception[] { new JobsDatabaseException("It is locked."), new RefusedSettingException("No."), new TimeoutException() })
        {
            Assert.Same(failure, Assert.ThrowsAny<Exception>(() => StartFailures.Explain<int>(() => throw failure)));
        }
    }
}
