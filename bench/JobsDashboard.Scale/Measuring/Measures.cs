using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using JobsDashboard.Scale.Engines;
using JobsDashboard.Scale.Questions;

namespace JobsDashboard.Scale.Measuring;

/// <summary>What was measured in one folder.</summary>
/// <param name="Jobs">How many jobs there are.</param>
/// <param name="At">When.</param>
/// <param name="Machine">Where.</param>
/// <param name="Versions">What, by name.</param>
/// <param name="Questions">Each question.</param>
/// <param name="Start">How long the columns take.</param>
/// <param name="Http">The default page over HTTP.</param>
internal sealed record Measures(
    long Jobs,
    DateTimeOffset At,
    string Machine,
    ImmutableSortedDictionary<string, string> Versions,
    ImmutableArray<QuestionMeasure> Questions,
    StartMeasure? Start,
    HttpMeasure? Http)
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>What was measured in a folder before.</summary>
    public static Measures Read(string folder) => File.Exists(FileIn(folder))
        ? JsonSerializer.Deserialize<Measures>(File.ReadAllText(FileIn(folder)), s_readable)!
        : throw new InvalidOperationException($"{folder} has not been measured yet.");

    /// <summary>Keeps it in the folder.</summary>
    public void Keep(string folder) => File.WriteAllText(FileIn(folder), JsonSerializer.Serialize(this, s_readable));

    /// <summary>The measure of a question by its name.</summary>
    public QuestionMeasure? Of(string name, Asked asked) =>
        Questions.FirstOrDefault(measure => measure.Name == name && measure.Asked == asked);

    private static string FileIn(string folder) => Path.Combine(folder, "measures.json");
}

/// <summary>How long a question took.</summary>
/// <param name="Name">The question's name.</param>
/// <param name="Asked">What was asked.</param>
/// <param name="Title">Both in words.</param>
/// <param name="IsText">Whether texts were searched.</param>
/// <param name="Milliseconds">The medians, by engine; none where it has no way to answer.</param>
/// <param name="Disagreements">Who gave another answer than the product; none is as it should be.</param>
internal sealed record QuestionMeasure(
    string Name,
    Asked Asked,
    string Title,
    bool IsText,
    ImmutableDictionary<string, double> Milliseconds,
    ImmutableArray<string> Disagreements)
{
    /// <summary>The engines in the order in which they are shown.</summary>
    public static ImmutableArray<string> Engines { get; } = [Scale.Engines.Product.Title, BareSqlite.Title, DuckDb.Title, Postgres.Title];

    /// <summary>The product's time.</summary>
    public double Product => Milliseconds[Engines[0]];

    /// <summary>An engine's time; null where it gave no answer.</summary>
    public double? By(string engine) => Milliseconds.TryGetValue(engine, out var time) ? time : null;

    /// <summary>The time of the faster one of the other databases.</summary>
    public double? FasterPeer => new[] { By(DuckDb.Title), By(Postgres.Title) }.Min();
}

/// <summary>How long a start takes.</summary>
/// <param name="CopySeconds">Until the columns are in memory.</param>
/// <param name="ScanSeconds">To read every value of the narrow table once.</param>
/// <param name="BytesPerJob">What the columns take in memory.</param>
internal sealed record StartMeasure(double CopySeconds, double ScanSeconds, double BytesPerJob);

/// <summary>The default page, whole jobs with their total.</summary>
/// <param name="Http">Over HTTP, in milliseconds.</param>
/// <param name="Bare">The same jobs and the same total by a bare reader, in milliseconds.</param>
internal sealed record HttpMeasure(double Http, double Bare);
