using Xunit;

namespace JobsDashboard.Tests.Commands;

/// <summary>What the system gives the program may be too little: a closed or full output, too few open files.</summary>
public sealed class StandardStreamsTests : IDisposable
{
    private const string LeftOut = "The output cannot be written, and is left out from here on: ";

    private readonly Shell _shell = new();

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData(">/dev/full")]
    [InlineData(">&-")]
    public async Task Output_ThatCannotBeWritten_IsSaidOnceAndEndsNoCommand(string redirection)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the device that is always full is one of Linux");

        var (exitCode, output, errors) = await _shell.RunRedirectedAsync(redirection, "seed", "--count", "20");

        Assert.Equal((4, ""), (exitCode, output));
        Assert.StartsWith(LeftOut, errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', errors);
        Assert.Equal(["20"], _shell.Query("SELECT count(*) FROM Job"));
    }

    [Fact]
    public async Task Errors_ThatCannotBeWrittenEither_LeaveTheExitCode()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the device that is always full is one of Linux");

        Assert.Equal((2, "", ""), await _shell.RunRedirectedAsync(">/dev/full 2>/dev/full", "import", "sacct", "no-such-file.log"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(200)]
    [InlineData(500)]
    public async Task Files_TooFew_IsOneSentence(int limit)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "other systems do not tell the limit so");

        var (exitCode, output, errors) = await _shell.RunRedirectedAsync("", limit, "seed", "--count", "1");

        Assert.Equal((2, "", $"This program may open {limit} files at once and needs 512; raise the limit, for instance with ulimit -n 1024."), (exitCode, output, errors));
    }
}
