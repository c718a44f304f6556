using System.Diagnostics;
using System.Net.Sockets;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>Only what has a beginning and an end is opened by its path.</summary>
public sealed class PathTests : IDisposable
{
    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    [Fact]
    public async Task Pipe_IsRefusedAndNotWaitedFor()
    {
        var pipe = await PipeAsync("pipe.json");

        Assert.Equal(NoFile(pipe), await ImportRun.RefusalAsync(_writer, "listjobs", pipe));
        Assert.EndsWith(NoFile(pipe), await ImportRun.RefusalAsync(_writer, "listjobs", _folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_WithAFileOfNoBytes_NamesItAndReadsTheRest()
    {
        var empty = _folder.Add("a.json", "");
        _folder.Add("b.json", """{"JobId":"b"}""");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", _folder.FullName);

        Assert.Equal(1, summary.New);
        Assert.Equal([(empty, NoFile(empty))], summary.PassedOver.Select(file => (file.Path, file.Reason)));
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/null")]
    [InlineData("/dev/stdin")]
    public async Task Device_IsRefused(string path)
    {
        Assert.SkipUnless(File.Exists(path), $"There is no {path} here.");

        Assert.Equal(NoFile(path), await ImportRun.RefusalAsync(_writer, "listjobs", path));
    }

    [Fact]
    public async Task Socket_IsRefused()
    {
        var path = Path.Combine(_folder.FullName, "socket");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));

        Assert.Equal(NoFile(path), await ImportRun.RefusalAsync(_writer, "listjobs", path));
    }

    [Fact]
    public async Task Link_ThatLeadsInACircle_IsRefused()
    {
        var path = Path.Combine(_folder.FullName, "circle.json");
        File.CreateSymbolicLink(path, path);

        Assert.Equal($"{path} is a link that leads nowhere.", await ImportRun.RefusalAsync(_writer, "listjobs", path));
    }

    [Fact]
    public async Task Folder_WithALinkToItself_IsReadOnce()
    {
        _folder.Add("jobs.json", """{"JobId":"a"}""");
        Directory.CreateSymbolicLink(Path.Combine(_folder.FullName, "again.json"), _folder.FullName);

        Assert.Equal(1, (await ImportRun.OfAsync(_writer, "listjobs", _folder.FullName)).Read);
    }

    [Fact]
    public async Task Folder_ThatMayNotBeRead_IsRefused()
    {
        var import = new JobImport(_writer, TimeProvider.System);

        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(
            () => import.RunAsync(new ShutOut(), [_folder.FullName], new(), _ => { }, TestContext.Current.CancellationToken));

        Assert.Equal($"The folder {_folder.FullName} cannot be read.", refusal.Message);
    }

    [Fact]
    public async Task Link_ToAFile_IsTheFile()
    {
        var link = Path.Combine(_folder.FullName, "link");
        File.CreateSymbolicLink(link, _folder.Add("jobs.json", """{"JobId":"a"}"""));

        Assert.Equal(1, (await ImportRun.OfAsync(_writer, "listjobs", link)).New);
    }

    [Fact]
    public async Task Gzip_DamagedAtItsStart_IsRefused()
    {
        var path = _folder.Add("jobs.json.gz", [0x1f, 0x8b, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0]);

        Assert.Equal($"{path} cannot be read: its data is damaged.", await ImportRun.RefusalAsync(_writer, "listjobs", path));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> PipeAsync(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes have no paths here.");
        var path = Path.Combine(_folder.FullName, name);
        using var process = Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return path;
    }

    private static string NoFile(string path) =>
        $"{path} is empty, or it is a pipe or a device. To import the output of a pipe, use - (standard input).";

    /// <summary>Meets what whoever has no right to a folder meets; a test may run with the right to everything.</summary>
    private sealed class ShutOut : IImportFormat
    {
        public string Name => "shut-out";

        public string Description => "a file that nobody sees";

        public DateTimeOffset? Anchor => null;

        public IReadOnlyList<string> FilesIn(string folder) => throw new UnauthorizedAccessException(folder);

        public IAsyncEnumerable<ImportedRow> ReadAsync(ImportFile file, ImportOptions options, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
