using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using JobsDashboard.Import.Reading;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Specification.Databases;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Import.Tests;

/// <summary>Any bytes and any code units, through every format into a real database: a row is kept to the letter, or rejected by its line.</summary>
public sealed class HostileInputTests : IAsyncLifetime
{
    private const int Rows = 300;

    // What gives a row or a text another shape in one of the formats is left to the other tests.
    private const string Structure = "\r\n\",|\\'";

    private static readonly string[] s_units =
    [
        "\0", "\u0001", "\u001f", "\u007f", "\u0085", "\u200b", "\u200e", "\u202e", "\u2028", "\ufeff", "\ufffd", "\ufdd0", "\ufffe", "\uffff", "\ud83d", "\ude00",
        "\ud83d\ude00", "\U0001fffe", "\U0010ffff", "\ue000", "a", "Z", "0", " ", "é", "e\u0301", "ß", "İ", "训", "練", "ｶ", "한", "ᄒ", "ﬁ",
    ];

    private readonly ImportFolder _folder = new();
    private readonly SqliteTestDatabase _database = new();
    private readonly Random _random = new(Seed);

    private static int Seed { get; } = TestSeed.Value;

    public static TheoryData<string> Formats { get; } = [.. FormatSample.All.Keys];

    public ValueTask InitializeAsync() => _database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Bytes_OfAnyKindInARow_AreKeptOrReject(string name)
    {
        var sample = FormatSample.All[name];
        var texts = Texts("plain"u8.ToArray(), () => Bytes(name));

        var summary = await ImportAsync(sample, sample.File(texts));

        var isText = texts.Select(text => Utf8.IsValid(text)).ToList();
        Expect(sample, summary, [.. texts.Select((text, i) => isText[i] ? Encoding.UTF8.GetString(text) : null)]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task CodeUnits_OfAnyKindInUtf16_AreKeptOrReject(string name)
    {
        var sample = FormatSample.All[name];
        var texts = Texts("plain", () => Units(name));
        byte[] file = [.. Encoding.Unicode.Preamble, .. sample.File(texts.Select(Utf16), Encoding.Unicode)];

        var summary = await ImportAsync(sample, file);

        Expect(sample, summary, [.. texts.Select(text => IsWhole(text) && !text.Contains('\uffff') ? text : null)]);
    }

    [Fact]
    public async Task CodeUnits_OfAnyKindInJsonEscapes_AreKeptOrReject()
    {
        var sample = FormatSample.All["json"];
        var texts = Texts("plain", () => Units("csv"));
        var escaped = texts.Select(text => string.Concat(text.Select(unit => $"\\u{(int)unit:x4}")));

        var summary = await ImportAsync(sample, sample.File(escaped));

        Expect(sample, summary, [.. texts.Select(text => IsWhole(text) ? text : null)]);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Bytes_ThatBreakTheRow_CostNoOtherRowOfALineBasedFormat(string name)
    {
        var sample = FormatSample.All[name];
        // A quote may hold line breaks here, so that it may take rows with it.
        var texts = Texts<byte[]>(
            [.. "plain"u8],
            () => [.. Enumerable.Range(0, _random.Next(1, 12)).Select(_ => (byte)_random.Next(256)).Where(unit => name != "csv" || unit != '"')]);

        await ImportAsync(sample, sample.File(texts));

        var ids = Stored("JobId");
        Assert.All(
            Enumerable.Range(0, Rows).Where(i => !IsHostile(i) && name != "philly"),
            i => Assert.Contains(sample.JobId(Number(i)), ids));
    }

    [Theory]
    [InlineData("NodeNames")]
    [InlineData("Settings")]
    [InlineData("UserVpc")]
    [InlineData("Duration")]
    [InlineData("GmtCreateTime")]
    [InlineData("Status")]
    public async Task Cells_OfAnyText_CostNoOtherRow(string column)
    {
        string[] pieces = ["'", "[", "]", "{", "}", "\"\"", ":", ",", "null", "1", "-", "e9", "true", " ", "\\ud800", "\\", "a", "\0", "\ufffe", "Tags", "/*", "\n"];
        string Cell() => string.Concat(_random.GetItems(pieces, _random.Next(1, 9)));
        var deep = new string('[', 3_000) + new string(']', 3_000);
        var cells = Enumerable.Range(0, Rows).Select(i => !IsHostile(i) ? "" : i % 50 == 0 ? deep : i % 51 == 0 ? "'" : Cell());
        var rows = string.Concat(cells.Select((cell, i) => $"job{Number(i)},\"{cell}\"\n"));

        var summary = await ImportAsync(FormatSample.All["csv"], Encoding.UTF8.GetBytes($"JobId,{column}\n{rows}"));

        Assert.True(summary.Rejected > 0, $"No cell was hostile; seed {Seed}.");
        Assert.Equal((Rows, Rows - summary.Rejected), (summary.Read, summary.New));
    }

    // Every third row after those that are looked at first.
    private static bool IsHostile(int row) => row > 120 && row % 3 == 0;

    private static string Number(int row) => (row + 1).ToString(CultureInfo.InvariantCulture);

    private static T[] Texts<T>(T plain, Func<T> hostile) => [.. Enumerable.Range(0, Rows).Select(i => IsHostile(i) ? hostile() : plain)];

    private byte[] Bytes(string format) => Enumerable.Range(0, _random.Next(1, 12)).SelectMany(_ => _random.Next(3) switch
    {
        0 => [(byte)_random.Next(256)],
        1 => Encoding.UTF8.GetBytes(Unit()),
        _ => (byte[])[(byte)_random.Next(0xc0, 0x100), (byte)_random.Next(0x80, 0xc0)],
    }).Where(unit => !IsStructure(format, (char)unit)).DefaultIfEmpty((byte)'x').ToArray();

    private string Units(string format)
    {
        var text = string.Concat(Enumerable.Range(0, _random.Next(1, 12)).SelectMany(_ => Unit()).Where(unit => !IsStructure(format, unit)));
        return text.Length > 0 ? text : "x";
    }

    private string Unit() => _random.Next(4) == 0 ? ((char)_random.Next(0x10000)).ToString() : s_units[_random.Next(s_units.Length)];

    // JSON has no control characters in its texts but as escapes.
    private static bool IsStructure(string format, char unit) => Structure.Contains(unit) || (format == "json" && unit < ' ');

    private static byte[] Utf16(string text) => [.. text.SelectMany(unit => new[] { (byte)unit, (byte)(unit >> 8) })];

    // Enumerating replaces half a surrogate pair.
    private static bool IsWhole(string text) => string.Concat(text.EnumerateRunes()) == text;

    private Task<ImportSummary> ImportAsync(FormatSample sample, byte[] file) =>
        ImportRun.OfAsync(_database.Writer, sample.Format, new ImportOptions { BatchSize = 50 }, _ => { }, _folder.Add("jobs", file));

    /// <summary>Each row's text as it was stored, or its rejection where there is none.</summary>
    private void Expect(FormatSample sample, ImportSummary summary, IReadOnlyList<string?> texts)
    {
        var lines = Enumerable.Range(1, Rows).Where(row => texts[row - 1] is null).Select(sample.Line).ToList();
        Assert.True(lines.Count > 0, $"No text was hostile; seed {Seed}.");
        Assert.True(lines.SequenceEqual(summary.Rejections.Select(row => (int)row.Line)), $"Other rows were rejected; seed {Seed}: {string.Join(' ', summary.Rejections)}");
        Assert.Equal((Rows, Rows - lines.Count), (summary.Read, summary.New));
        var jobs = Stored("Json").Select(json => JsonSerializer.Deserialize(json, JobJson.Wire.JobItem)!).ToDictionary(job => job.JobId!);
        for (var i = 0; i < Rows; i++)
        {
            if (texts[i] is { } text)
            {
                Assert.True(text.Replace('\0', '\ufffd') == sample.Text(jobs[sample.JobId(Number(i))]), $"Row {i + 1} was not kept; seed {Seed}.");
            }
        }
    }

    private List<string> Stored(string column)
    {
        using var connection = WholeJobs.Open(_database.ConnectionString);
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {column} FROM {WholeJobs.Rows}";
        using var reader = command.ExecuteReader();
        return [.. reader.Cast<System.Data.IDataRecord>().Select(row => row.GetString(0))];
    }
}
