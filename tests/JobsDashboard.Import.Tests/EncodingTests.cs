using System.IO.Compression;
using System.Text;
using JobsDashboard.Import.Files;
using JobsDashboard.Import.Reading;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

public sealed class EncodingTests : IDisposable
{
    private static readonly string[] s_texts = ["ascii", "训练", "内存不足", "naïve"];

    private readonly ImportFolder _folder = new();
    private readonly MemoryJobWriter _writer = new();

    public static TheoryData<string> Formats { get; } = [.. FormatSample.All.Keys];

    public static TheoryData<string, string> FormatsAndEncodings { get; } =
        [.. FormatSample.All.Keys.SelectMany(format => new[] { "utf-8", "utf-16", "utf-16BE", "utf-32" }.Select(encoding => (format, encoding)))];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task File_ThatIsNotUtf8_IsRefusedWithItsLineAndTheWayOut(string name)
    {
        var sample = FormatSample.All[name];
        var bytes = sample.File(s_texts[..3], Named("gb18030"));
        var plain = _folder.Add("jobs", bytes);
        var zipped = _folder.Add("zipped", Zip(bytes));

        foreach (var path in new[] { plain, zipped })
        {
            Assert.Equal(
                $"{path}, line {sample.Line(2)}: The text is not UTF-8; if the file is in another encoding, name it, as in --encoding gb18030.",
                await ImportRun.RefusalAsync(_writer, sample.Format, path));
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task File_InTheEncodingThatIsNamed_IsRead(string name)
    {
        var sample = FormatSample.All[name];
        var bytes = sample.File(s_texts, Named("gb18030"));

        Assert.Equal(s_texts, await TextsAsync(sample, bytes, "gb18030"));
        Assert.Equal(s_texts, await TextsAsync(sample, Zip(bytes), "GB18030"));
        Assert.Equal(["café"], await TextsAsync(sample, sample.File(["café"], Encoding.Latin1), "iso-8859-1"));
        Assert.Equal(["トレーニング"], await TextsAsync(sample, sample.File(["トレーニング"], Named("shift_jis")), "932"));
        Assert.Equal(s_texts, await TextsAsync(sample, sample.File(s_texts), "utf-8"));
    }

    [Theory]
    [MemberData(nameof(FormatsAndEncodings))]
    public async Task File_WithAByteOrderMark_IsWhatItSaysWhateverIsNamed(string name, string encoding)
    {
        var sample = FormatSample.All[name];
        var text = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. text.Preamble, .. sample.File(s_texts, text)];

        Assert.Equal(s_texts, await TextsAsync(sample, bytes, named: null));
        Assert.Equal(s_texts, await TextsAsync(sample, Zip(bytes), "gb18030"));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Row_ThatIsNotUtf8AfterManyThatAre_IsRejectedAndTheRestLands(string name)
    {
        var sample = FormatSample.All[name];
        var texts = Enumerable.Range(0, 400).Select(i => Encoding.UTF8.GetBytes($"text {i}")).ToArray();
        texts[199] = [0xc1, 0xb7];
        texts[299] = [0xc1, 0xff];

        var summary = await ImportRun.OfAsync(_writer, sample.Format, _folder.Add("jobs", sample.File(texts)));

        Assert.Equal((398, 2), (summary.New, summary.Rejected));
        Assert.Equal([(sample.Line(200), NotUtf8), (sample.Line(300), NotUtf8)], summary.Rejections.Select(row => ((int)row.Line, row.Reason)));
        Assert.DoesNotContain(_writer.Jobs.Values, job => job.Contains('\uFFFD'));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Row_ThatIsNoTextInTheEncodingThatIsNamed_IsRejectedAndTheRestLands(string name)
    {
        var sample = FormatSample.All[name];
        var texts = Enumerable.Range(0, 400).Select(_ => Named("gb18030").GetBytes("训练")).ToArray();
        texts[199] = [0x61, 0xff];

        var summary = await ImportRun.OfAsync(
            _writer, sample.Format, new ImportOptions { Encoding = Named("gb18030") }, _ => { }, _folder.Add("jobs", sample.File(texts, Named("gb18030"))));

        Assert.Equal((399, 1), (summary.New, summary.Rejected));
        Assert.Equal((sample.Line(200), "The text cannot be read as gb18030."), ((int)summary.Rejections[0].Line, summary.Rejections[0].Reason));
    }

    [Fact]
    public async Task Ids_ThatDifferOnlyInWhatIsNotUtf8_AreNeverOneJob()
    {
        byte[] rows = [.. Enumerable.Range(0, 150).SelectMany(i => Encoding.UTF8.GetBytes($$"""{"JobId":"{{i}}"}""" + "\n"))];
        byte[] bad = [.. rows, .. "{\"JobId\":\"x"u8, 0xff, .. "\"}\n{\"JobId\":\"x"u8, 0xfe, .. "\"}\n"u8];

        var summary = await ImportRun.OfAsync(_writer, "listjobs", _folder.Add("jobs", bad));

        Assert.Equal((150, 2), (summary.New, summary.Rejected));
    }

    [Fact]
    public async Task Document_ThatCannotBeReadOnForItsEncoding_SaysSo()
    {
        // The last byte of the second character is a backslash, which hides the end of the text.
        var text = Named("gbk").GetBytes("[" + string.Concat(Enumerable.Repeat("{\"JobId\":\"a\"},\n", 150)) + "{\"JobId\":\"b\",\"DisplayName\":\"a俓\"}]");
        Assert.Contains((byte)'\\', text);

        var summary = await ImportRun.OfAsync(_writer, "listjobs", _folder.Add("jobs", text));

        Assert.Equal((151, NotUtf8), (Assert.Single(summary.Rejections).Line, summary.Rejections[0].Reason));
    }

    [Fact]
    public async Task Table_BesideTheJobsThatIsNotUtf8_RefusesThem()
    {
        var path = _folder.Add("jobs.csv", FormatSample.All["pai"].File(["worker"]));
        var beside = _folder.Add("pai_machine_spec.csv", [.. "m,V100"u8, 0xff, .. ",96,512,8\n"u8]);

        Assert.StartsWith($"{beside}, line 1: The text is not UTF-8", await ImportRun.RefusalAsync(_writer, "pai-2020", path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("klingon")]
    [InlineData("")]
    [InlineData("utf-7")]
    [InlineData("99999999999")]
    public void Name_OfNoEncoding_IsNotFound(string name) => Assert.False(TextEncodings.TryFind(name, out _));

    public void Dispose() => _folder.Dispose();

    private const string NotUtf8 = "The text is not UTF-8; if the file is in another encoding, name it, as in --encoding gb18030.";

    private static Encoding Named(string name) => TextEncodings.TryFind(name, out var encoding) ? encoding : throw new ArgumentException(name);

    private async Task<IReadOnlyList<string?>> TextsAsync(FormatSample sample, byte[] bytes, string? named)
    {
        var file = new ImportFile(_folder.Add("read", bytes), named is null ? null : Named(named));
        var rows = await ImportFormats.All[sample.Format].ReadAsync(file, new(), TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.Select(row => row.Rejection is { } rejection ? rejection.Reason : sample.Text(row.Job!))];
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }
        return zipped.ToArray();
    }
}
