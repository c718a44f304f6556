using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class ImportRefusalTests : IDisposable
{
    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    [Fact]
    public async Task Path_ThatIsMissing_IsRefused() =>
        Assert.Equal("/no/such/file does not exist.", await ImportRun.RefusalAsync(_writer, "listjobs", "/no/such/file"));

    [Fact]
    public async Task Folder_WithoutFilesOfTheFormat_IsRefused()
    {
        _folder.Add("notes.txt", "hello");

        Assert.Equal(
            $"In the folder {_folder.FullName} there is no file that could be a Philly job table.",
            await ImportRun.RefusalAsync(_writer, "philly-2017", _folder.FullName));
        Assert.StartsWith(
            $"In the folder {_folder.FullName} there is no file that could be a Slurm accounting log. {_folder.FullName}/notes.txt is not a Slurm accounting log:",
            await ImportRun.RefusalAsync(_writer, "sacct", _folder.FullName),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("listjobs", "")]
    [InlineData("listjobs", " \n\n ")]
    [InlineData("sacct", "")]
    [InlineData("pai-2020", "\n")]
    [InlineData("philly-2017", "")]
    [InlineData("openb-2023", "")]
    public async Task File_ThatIsEmpty_IsRefused(string format, string text)
    {
        var plain = _folder.Add("empty", text);
        var zipped = _folder.AddZipped("empty-zipped", text);

        Assert.Equal(IsEmpty(plain, text), await ImportRun.RefusalAsync(_writer, format, plain));
        Assert.Equal(IsEmpty(zipped, text), await ImportRun.RefusalAsync(_writer, format, zipped));
    }

    [Fact]
    public async Task File_WithAnotherHeader_IsRefused()
    {
        var path = _folder.Add("jobs.csv", "timestamp,duration,gpus,gpu_time,cluster\n2017-10-09 07:01:55,66.0,1,66.0,11cb48\n");

        Assert.Equal(
            $"{path} does not begin with the line timestamp,duration,num_gpus,gpu_time,cluster.",
            await ImportRun.RefusalAsync(_writer, "philly-2017", path));
    }

    [Theory]
    [InlineData("listjobs", "hello, world", "line 1: The line is not valid JSON.")]
    [InlineData("listjobs", """{"Code":"Forbidden","Message":"no"}""", "line 1: The JobId is missing.")]
    [InlineData("listjobs", "PK\u0003\u0004\u0000", "line 1: The line is not valid JSON.")]
    [InlineData("pai-2020", "a,b,c\n", "line 1: 9 fields were expected, not 3.")]
    public async Task File_OfAnotherKind_IsRefused(string format, string text, string reason)
    {
        var path = _folder.Add("other", text);

        var refusal = await ImportRun.RefusalAsync(_writer, format, path);

        Assert.Equal($"{path} is not {ImportFormats.All[format].Description}; {reason}", refusal);
    }

    [Fact]
    public async Task File_WithNoJobInItsFirst100Rows_IsRefusedThoughOneFollows()
    {
        var bad = string.Concat(Enumerable.Repeat("{}\n", 100));

        await ImportRun.RefusalAsync(_writer, "listjobs", _folder.Add("late.json", bad + """{"JobId":"a"}"""));
    }

    [Fact]
    public async Task ThirdFile_ThatIsRefused_KeepsTheFirstTwoFromBeingWritten()
    {
        var first = _folder.Add("1.json", """{"JobId":"a"}""");
        var second = _folder.Add("2.json", """{"JobId":"b"}""");
        var third = _folder.Add("3.json", "not json");

        await ImportRun.RefusalAsync(_writer, "listjobs", first, second, third);
    }

    [Fact]
    public async Task Anchor_ForAFormatWithDates_IsRefused()
    {
        var path = _folder.Add("a.json", """{"JobId":"a"}""");
        var options = new ImportOptions { Anchor = DateTimeOffset.UnixEpoch };

        var refusal = await Assert.ThrowsAsync<ImportRefusedException>(() => ImportRun.OfAsync(_writer, "listjobs", options, _ => { }, path));

        Assert.Equal("The format listjobs has dates of its own, so there is nothing to anchor.", refusal.Message);
    }

    [Fact]
    public async Task Header_WithoutRows_IsNoError()
    {
        var path = _folder.Add("none.csv", "timestamp,duration,num_gpus,gpu_time,cluster\n");

        Assert.Equal(0, (await ImportRun.OfAsync(_writer, "philly-2017", path)).Read);
    }

    public void Dispose() => _folder.Dispose();

    // A file without a byte looks like one that is none.
    private static string IsEmpty(string path, string text) => text.Length == 0 ? NoFile(path) : $"{path} is empty.";

    private static string NoFile(string path) =>
        $"{path} is empty, or it is a pipe or a device. To import the output of a pipe, use - (standard input).";
}
