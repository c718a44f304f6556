using System.Text;
using JobsDashboard.Import.Files;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class StandardInputTests : IDisposable
{
    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    public static TheoryData<string> Formats { get; } = [.. FormatSample.All.Keys];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Input_OfEachFormat_IsTheFileThatItCameFrom(string name)
    {
        var sample = FormatSample.All[name];
        var bytes = sample.File(Enumerable.Range(0, 300).Select(i => $"text {i}"));
        var zipped = await File.ReadAllBytesAsync(_folder.AddZipped("zipped", Encoding.UTF8.GetString(bytes)), TestContext.Current.CancellationToken);
        var fromFile = new MemoryJobWriter();
        await ImportRun.OfAsync(fromFile, sample.Format, _folder.Add("jobs", bytes));

        foreach (var input in new[] { bytes, zipped })
        {
            var writer = new MemoryJobWriter();
            var summary = await RunAsync(writer, sample.Format, new Pipe(input), "-");

            Assert.Equal((300, 300), (summary.Read, summary.New));
            Assert.Equal(fromFile.Jobs, writer.Jobs);
        }
    }

    [Fact]
    public async Task Input_BesideFiles_IsOneOfThem()
    {
        var path = _folder.Add("a.json", """{"JobId":"a"}""");

        var summary = await RunAsync(_writer, "listjobs", new Pipe("""{"JobId":"b"}"""u8.ToArray()), path, "-");

        Assert.Equal([path, "(standard input)"], summary.Files.Select(file => file.Path));
        Assert.Equal(["a", "b"], _writer.Jobs.Keys);
    }

    [Fact]
    public async Task Input_CutOffAndGivenAgain_GoesOnWhereItWas()
    {
        var bytes = FormatSample.All["json"].File(Enumerable.Range(0, 10).Select(i => $"text {i}"));
        _writer.FailAfter = 2;
        await Assert.ThrowsAsync<IOException>(() => RunAsync(_writer, "listjobs", new Pipe(bytes), "-"));
        _writer.FailAfter = null;

        var other = await RunAsync(_writer, "listjobs", new Pipe("""{"JobId":"other"}"""u8.ToArray()), "-");
        var again = await RunAsync(_writer, "listjobs", new Pipe(bytes), "-");

        Assert.Equal((0, 1), (other.Files[0].Resumed, other.New));
        Assert.Equal((6, 10), (again.Files[0].Resumed, again.New));
    }

    [Fact]
    public async Task BadRow_OfTheInput_IsNamedByIt()
    {
        var summary = await RunAsync(_writer, "listjobs", new Pipe("{\"JobId\":\"a\"}\noops\n"u8.ToArray()), "-");

        Assert.Equal(("(standard input)", 2), (Assert.Single(summary.Rejections).File, summary.Rejections[0].Line));
    }

    [Fact]
    public async Task Input_ThatIsEmptyOrNotThereOrAskedForTwice_IsRefused()
    {
        Assert.Equal("(standard input) is empty.", await RefusalAsync(new Pipe([]), "-"));
        Assert.Equal("Nothing is piped into standard input, so there is nothing to import as -.", await RefusalAsync(null, "-"));
        Assert.Equal("Standard input can be read only once, so only one path may be -.", await RefusalAsync(new Pipe([1]), "-", "-"));
    }

    [Fact]
    public async Task Input_WhileItIsImported_CannotBeReadByOthers()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        List<UnixFileMode> modes = [];

        await new JobImport(_writer, TimeProvider.System, new Pipe("""{"JobId":"a"}"""u8.ToArray())).RunAsync(
            ImportFormats.All["listjobs"], ["-"], ImportRun.SmallBatches, _ => modes.AddRange(ModesOfCopies()), TestContext.Current.CancellationToken);

        Assert.NotEmpty(modes);
        Assert.All(modes, mode => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode));

        // Also those of other imports, which may end at any moment.
        static IEnumerable<UnixFileMode> ModesOfCopies() => Directory.GetFiles(Path.GetTempPath(), "jobs-import-*")
            .Select(path => new FileInfo(path)).Where(file => file.Exists).Select(file => file.UnixFileMode);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ImportSummary> RunAsync(IJobWriter writer, string format, Stream? input, params string[] paths) =>
        new JobImport(writer, TimeProvider.System, input)
            .RunAsync(ImportFormats.All[format], paths, ImportRun.SmallBatches, _ => { }, TestContext.Current.CancellationToken);

    private async Task<string> RefusalAsync(Stream? input, params string[] paths)
    {
        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => RunAsync(_writer, "listjobs", input, paths));
        Assert.Empty(_writer.Marks);
        return refusal.Message;
    }

    /// <summary>Gives a few bytes at a time and cannot go back.</summary>
    private sealed class Pipe(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(7, buffer.Length)], cancellationToken);
    }
}
