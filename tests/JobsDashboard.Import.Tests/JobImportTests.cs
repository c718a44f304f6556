using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class JobImportTests : IDisposable
{
    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    [Fact]
    public async Task Import_OfAFolder_CountsEachFile()
    {
        _folder.Add("1.ndjson", Lines(0..4) + "oops\n");
        _folder.AddZipped("2.jsonl.gz", Lines(3..6));
        _folder.Add("notes.txt", "not ours");

        var summary = await ImportRun.OfAsync(_writer, "listjobs", _folder.FullName);

        Assert.Equal((8, 6, 0, 1, 1), (summary.Read, summary.New, summary.Changed, summary.Unchanged, summary.Rejected));
        Assert.Equal(
            [("1.ndjson", 5L, 4L), ("2.jsonl.gz", 3L, 2L)],
            summary.Files.Select(file => (Path.GetFileName(file.Path), file.Counts.Read, file.Counts.New)));
        Assert.Equal((5, "The line is not valid JSON."), (Assert.Single(summary.Rejections).Line, summary.Rejections[0].Reason));
        Assert.Equal(6, _writer.Jobs.Count);
    }

    [Fact]
    public async Task Import_RunAgain_ChangesNothing()
    {
        var path = _folder.Add("jobs.ndjson", Lines(0..10) + "{}\n");
        await ImportRun.OfAsync(_writer, "listjobs", path);

        var again = await ImportRun.OfAsync(_writer, "listjobs", path, path);

        Assert.Equal((11, 0, 0, 10, 1), (again.Read, again.New, again.Changed, again.Unchanged, again.Rejected));
        Assert.Equal(10, _writer.Jobs.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Import_KilledAfterAnyBatch_EndsLikeOneThatWasNot(int rejections)
    {
        // Twelve rows, so that the rows end with a batch's end, and two more, so that they do not.
        var path = _folder.Add("jobs.ndjson", Lines(0..4) + "oops\noops\n" + Lines(2..8) + string.Concat(Enumerable.Repeat("{}\n", rejections)));
        var whole = new MemoryJobWriter();
        var expected = await ImportRun.OfAsync(whole, "listjobs", path);

        for (var batches = 0; batches < whole.Batches; batches++)
        {
            var writer = new MemoryJobWriter { FailAfter = batches };
            await Assert.ThrowsAsync<IOException>(() => ImportRun.OfAsync(writer, "listjobs", path));
            var stored = writer.Marks.Values.SingleOrDefault(ImportMark.None).Read;
            writer.FailAfter = null;

            var resumed = await ImportRun.OfAsync(writer, "listjobs", path);

            Assert.Equal(batches * 3, stored);
            Assert.Equal(whole.Jobs, writer.Jobs);
            Assert.Equal(whole.Marks, writer.Marks);
            Assert.Equal(expected.Files[0].Counts, resumed.Files[0].Counts);
            Assert.Equal(stored, resumed.Files[0].Resumed);
            Assert.Equal(expected.Rejected, resumed.Rejections.Length + resumed.RejectionsNotListed);
            Assert.Equal(whole.Batches, writer.Batches);
        }
    }

    [Fact]
    public async Task Import_OfARealTraceKilledTwice_EndsLikeOneThatWasNot()
    {
        var path = Traces.Path("openb-2023");
        var options = new ImportOptions { BatchSize = 1_000 };
        var whole = new MemoryJobWriter();
        await ImportRun.OfAsync(whole, "openb-2023", options, _ => { }, path);
        var writer = new MemoryJobWriter();

        foreach (var batches in new[] { 2, 5 })
        {
            writer.FailAfter = batches;
            await Assert.ThrowsAsync<IOException>(() => ImportRun.OfAsync(writer, "openb-2023", options, _ => { }, path));
        }
        writer.FailAfter = null;
        var summary = await ImportRun.OfAsync(writer, "openb-2023", options, _ => { }, path);

        Assert.Equal((8_152, 8_152), (summary.Read, summary.New));
        Assert.Equal(whole.Jobs, writer.Jobs);
        Assert.Equal(whole.Marks, writer.Marks);
    }

    [Fact]
    public async Task Source_OfAnotherFileUnderTheSameName_IsAnother()
    {
        var path = _folder.Add("jobs.ndjson", Lines(0..4));
        _writer.FailAfter = 1;
        await Assert.ThrowsAsync<IOException>(() => ImportRun.OfAsync(_writer, "listjobs", path));
        _folder.Add("jobs.ndjson", Lines(4..9));
        _writer.FailAfter = null;

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal((5, 5), (summary.Read, summary.New));
        Assert.Equal(2, _writer.Marks.Count);
    }

    [Fact]
    public async Task Rejections_BeyondTheFirst100_AreOnlyCounted()
    {
        var path = _folder.Add("jobs.ndjson", Lines(0..1) + string.Concat(Enumerable.Repeat("{}\n", 250)));

        var summary = await ImportRun.OfAsync(_writer, "listjobs", path);

        Assert.Equal((250, 100, 150), (summary.Rejected, summary.Rejections.Length, summary.RejectionsNotListed));
        Assert.Equal(Enumerable.Range(2, 100).Select(line => (long)line), summary.Rejections.Select(row => row.Line));
    }

    [Fact]
    public async Task IgnoredFields_OfAllFiles_AreNamedOnce()
    {
        var first = _folder.Add("1.json", """{"JobId":"a","Novelty":1,"Other":2}""");
        var second = _folder.Add("2.json", """{"JobId":"b","Novelty":1}""");

        Assert.Equal(["Novelty", "Other"], (await ImportRun.OfAsync(_writer, "listjobs", first, second)).IgnoredFields);
    }

    [Fact]
    public async Task Progress_GrowsFromBatchToBatchToTheEnd()
    {
        var first = _folder.Add("1.ndjson", Lines(0..10));
        var second = _folder.AddZipped("2.ndjson.gz", Lines(10..20));
        var told = new List<ImportProgress>();

        await ImportRun.OfAsync(_writer, "listjobs", ImportRun.SmallBatches, told.Add, first, second);

        Assert.Equal(_writer.Batches, told.Count);
        Assert.Equal(told.OrderBy(progress => progress.Rows).ThenBy(progress => progress.BytesRead), told);
        Assert.All(told, progress => Assert.True(progress.RowsPerSecond > 0));
        Assert.Equal((second, 20, told[0].BytesTotal), (told[^1].File, told[^1].Rows, told[^1].BytesRead));
        Assert.Equal(new FileInfo(first).Length + new FileInfo(second).Length, told[0].BytesTotal);
    }

    [Fact]
    public async Task Gzip_IsToldByItsBytesAndNotByItsName()
    {
        var zipped = _folder.AddZipped("zipped.ndjson", Lines(0..2));
        var plain = _folder.Add("plain.ndjson.gz", Lines(2..4));

        Assert.Equal(4, (await ImportRun.OfAsync(_writer, "listjobs", zipped, plain)).New);
    }

    [Theory]
    [InlineData("listjobs", "jobs.ndjson")]
    [InlineData("listjobs", "jobs.json")]
    [InlineData("philly-2017", "jobs.csv")]
    public async Task Gzip_ThatEndsEarly_LandsWhatCanBeRead(string format, string name)
    {
        var random = new Random(1);
        var rows = Enumerable.Range(0, 5_000).Select(_ => $"{random.NextInt64():x}").ToList();
        var text = name switch
        {
            "jobs.ndjson" => string.Join('\n', rows.Select(row => $$"""{"JobId":"{{row}}"}""")),
            "jobs.json" => $"[{string.Join(",\n", rows.Select(row => $$"""{"JobId":"{{row}}"}"""))}]",
            _ => "timestamp,duration,num_gpus,gpu_time,cluster\n" + string.Join('\n', rows.Select(row => $"2017-10-09 07:01:55,66.0,1,66.0,{row}")),
        };
        var path = _folder.AddZipped(name, text, leaveOut: 10_000);

        var summary = await ImportRun.OfAsync(_writer, format, new ImportOptions(), _ => { }, path);

        Assert.InRange(summary.New, 1_000, 4_999);
        var rejection = Assert.Single(summary.Rejections);
        Assert.Equal("From this line on the file cannot be read: its data is damaged or ends too early.", rejection.Reason);
        Assert.Equal(format == "listjobs" ? 1 : 2, rejection.Line - summary.New);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    public async Task Gzip_ThatEndsInItsTrailerOrIsDamagedThere_IsNotTakenForWhole(int fromEnd)
    {
        var path = _folder.AddZipped("jobs.ndjson", Lines(0..10_000));
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var cut = _folder.Add("cut.ndjson", bytes[..^fromEnd]);
        // Eight bytes before the end begins the checksum.
        bytes[^8] ^= 1;
        var damaged = _folder.Add("damaged.ndjson", bytes);

        Assert.Equal(1, (await ImportRun.OfAsync(_writer, "listjobs", cut)).Rejected);
        Assert.Equal(1, (await ImportRun.OfAsync(_writer, "listjobs", damaged)).Rejected);
        Assert.InRange(_writer.Jobs.Count, 5_000, 10_000);
    }

    [Fact]
    public async Task Writer_ThatFails_LeavesTheFileFreeToMove()
    {
        var path = _folder.Add("jobs.ndjson", Lines(0..1_000));
        _writer.FailAfter = 1;

        var failure = await Assert.ThrowsAsync<IOException>(() => ImportRun.OfAsync(_writer, "listjobs", path));

        Assert.Equal("The process was killed.", failure.Message);
        await using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task Cancellation_BetweenBatches_KeepsWhatIsStored()
    {
        var path = _folder.Add("jobs.ndjson", Lines(0..1_000));
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var import = new JobImport(_writer, TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            import.RunAsync(ImportFormats.All["listjobs"], [path], ImportRun.SmallBatches, _ => cancel.Cancel(), cancel.Token));

        Assert.InRange(_writer.Jobs.Count, 3, 999);
        Assert.Equal(_writer.Jobs.Count, Assert.Single(_writer.Marks).Value.Read);
    }

    public void Dispose() => _folder.Dispose();

    private static string Lines(Range range) =>
        string.Concat(Enumerable.Range(range.Start.Value, range.End.Value - range.Start.Value).Select(i => $$"""{"JobId":"job-{{i:d5}}","Priority":3}""" + "\n"));
}
