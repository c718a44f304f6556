using System.Globalization;
using JobsDashboard.Jobs.QueryString;

namespace JobsDashboard.Tests.Api;

/// <summary>What is tried with a parameter, worked out from what the catalogue says of it, so that a new one is tried by itself.</summary>
internal static class BadValues
{
    private static readonly string[] s_numbers =
        ["ten", "1.5", "1e3", "0x10", "1,000", "1 000", "+1", "--1", "-", "1-", "１", "٣", "Ⅷ", "∞", "NaN", "null", "1234567890123456789", new string('9', 8_000)];

    private static readonly string[] s_booleans = ["1", "0", "yes", "on", "truE!", "ｔｒｕｅ", "true,false", "null"];

    private static readonly string[] s_times =
    [
        "yesterday", "now-", "now+1d", "now-1", "now-1y", "now-100000w", "now-１d", "2025-02-30", "2025-13-01", "2025-4-16", "16-04-2025", "20250416", "1744788334",
        "2025-04-16T24:00:00Z", "2025-04-16T07:60:00Z", "2025-04-16T07:25:60Z", "2025-04-16T07:25:34", "2025-04-16 07:25:34Z", "2025-04-16T07:25:34.12345678Z",
        "2025-04-16T07:25:34+15:00", "２０２５-04-16", "0000-01-01", "10000-01-01", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00",
        "2025-04-16,2025-04-17", new string('9', 8_000),
    ];

    private static readonly string[] s_tags =
    [
        "team", "\"team\"", "null", "1", "[]", "[\"team\"]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1}", "{\"a\":null}", "{\"a\":true}", "{\"a\":{}}", "{\"a\":[\"1\"]}",
        "{\"a\":\"1\",}", "{'a':'1'}", "{\"a\":\"1\"}x", "{\"a\":\"1\",\"a\":\"1\"}", "{\"\":\"1\"}", "{\"a\":\"\\ud800\"}", "{\"\\udc00\":\"1\"}", "{\"a\":\"\\u0000\"}",
        "{\"a\":\"" + new string('x', 1_025) + "\"}", "{\"" + new string('x', 1_025) + "\":\"1\"}", Nested("{\"a\":", 1_000) + "1" + Nested("}", 1_000), Nested("[", 8_000),
        Tags(51),
    ];

    private static readonly string[] s_ranges =
    [
        "Duration", "Duration:", "Duration:..", ":1", "1..2", "Colour:1", "Duration:2..1", "Duration:1...2", "Duration:1..2..3", "Duration:a..b", "Duration:１", "Duration:1e3",
        "Duration:1234567890123456789", "Duration:..1.1234567890", "Duration:1,2", "Duration :1", "0:1", new string('x', 8_000),
    ];

    public static IEnumerable<BadValue> Of(ListJobsParameter parameter)
    {
        var beside = Beside(parameter.Name);
        var given = Said(parameter.Name, parameter.Example);
        return
        [
            .. Fine(parameter.Example),
            .. Fine("", " ", "\t\u3000").Select(nothing => nothing with { Beside = "" }),
            .. Escaped("%00", "x%00", "%FF", "%C3", "%ED%A0%80", "%ED%B0%80x", "%F4%90%80%80", "%C0%80"),
            new($"{given}&{given}", beside, IsFine: parameter.Repeats),
            new($"{given}&{given.Replace(parameter.Name, parameter.Name.ToLowerInvariant(), StringComparison.Ordinal)}", beside, IsFine: parameter.Repeats),
            .. Ignored($"{parameter.Name}[]", $"{parameter.Name}[0]", $"{parameter.Name}.x", $"X{parameter.Name}"),
            new($"{parameter.Name}%00=x", "", IsFine: true, Ignored: "(a name that is no text)"),
            new($"%FF{parameter.Name}=x", "", IsFine: true, Ignored: "(a name that is no text)"),
            .. parameter.Kind switch
            {
                ParameterKind.Boolean => Bad(s_booleans),
                ParameterKind.WholeNumber => [.. Bad(s_numbers), .. Limits()],
                ParameterKind.Time => [.. Bad(s_times), .. Fine("0001-01-01", "9999-12-31T23:59:59.9999999Z", "2025-04-16T00:00-12:00")],
                ParameterKind.Tags => [.. Bad(s_tags), .. Fine("{}", Tags(50))],
                _ => Texts(),
            },
        ];

        IEnumerable<BadValue> Texts() =>
            parameter.Repeats ? Bad(s_ranges)
            : !parameter.Choices.IsEmpty ? Choices()
            : parameter.MaxLength is { } longest ? Lengths(longest)
            : [.. Bad("Colour", "Tags.", "１", "ReasonMessage,Colour", new string('x', 8_000)), .. Items(500, index => $"Tags.{index}")];

        IEnumerable<BadValue> Choices() =>
        [
            .. Bad("Broken", "2", "null", $"{parameter.Choices[0]}!", $"{(char)(parameter.Choices[0][0] + 0xFEE0)}{parameter.Choices[0][1..]}", $"{parameter.Choices[0]},Broken", new string('x', 8_000)),
            .. Fine(parameter.Choices[^1].ToUpperInvariant(), parameter.Choices[0].ToLowerInvariant()),
            .. parameter.TakesSeveral ? Items(500, _ => parameter.Choices[0]) : Bad($"{parameter.Choices[0]},{parameter.Choices[^1]}"),
        ];

        IEnumerable<BadValue> Lengths(int longest) =>
        [
            .. Fine(new string('x', longest), string.Concat(Enumerable.Repeat("训", longest / 2))),
            .. Bad(new string('x', longest + 1), string.Concat(Enumerable.Repeat("😀", (longest / 2) + 1)), new string('x', 8_000)),
            .. parameter.TakesSeveral ? [.. Items(500, index => $"{index}"), .. Fine(",,, ,")]
                : parameter.Name.EndsWith("Search", StringComparison.Ordinal) ? [.. Bad("***", "\"", "\"\"", "。", Words(17)), .. Fine(Words(16), "\"x", "* x", "x AND ( NOT \"y")]
                : Fine("%_*?[]\\'\"--;", ",", "x,y"),
        ];

        IEnumerable<BadValue> Limits() => parameter is { Min: { } min, Max: { } max }
            ? [.. Fine(Text(min), Text(max)), .. Bad(Text(min - 1), Text(max + 1), Text(long.MaxValue), Text(int.MaxValue))]
            : Fine("0", "-5", "999999999999999999", "-999999999999999999");

        IEnumerable<BadValue> Items(int most, Func<int, string> item) =>
        [
            .. Fine(string.Join(',', Enumerable.Range(0, most).Select(item))),
            .. Bad(string.Join(',', Enumerable.Range(0, most + 1).Select(item))),
        ];

        IEnumerable<BadValue> Fine(params string[] texts) => texts.Select(text => new BadValue(Said(parameter.Name, text), beside, IsFine: true));

        IEnumerable<BadValue> Bad(params string[] texts) => texts.Select(text => new BadValue(Said(parameter.Name, text), beside, IsFine: false));

        IEnumerable<BadValue> Escaped(params string[] texts) => texts.Select(text => new BadValue($"{parameter.Name}={text}", beside, IsFine: false));

        IEnumerable<BadValue> Ignored(params string[] names) =>
            names.Where(name => !name.StartsWith("Tags.", StringComparison.Ordinal) && !name.StartsWith("NotTags.", StringComparison.Ordinal)
                    && !name.StartsWith("TagIn.", StringComparison.Ordinal))
                .Select(name => new BadValue(Said(name, parameter.Example), "", IsFine: true, Ignored: name));
    }

    // Without it the parameter makes no sense, whatever its value.
    private static string Beside(string name) => name switch
    {
        "FromAllWorkspaces" => "&ShowOwn=true",
        "NumericRangeField" => "&NumericRangeMin=1",
        "NumericRangeMin" or "NumericRangeMax" => "&NumericRangeField=RequestGPU",
        "StartTime" => "&EndTime=any",
        "EndTime" => "&StartTime=any",
        _ => "",
    };

    private static string Said(string name, string text) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(text)}";

    private static string Words(int count) => string.Join(' ', Enumerable.Range(1, count));

    private static string Tags(int count) => $"{{{string.Join(',', Enumerable.Range(0, count).Select(index => $"\"{index}\":\"x\""))}}}";

    private static string Nested(string part, int times) => string.Concat(Enumerable.Repeat(part, times));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A query string about one parameter, and whether it makes sense.</summary>
/// <param name="Query">As it stands in the URL.</param>
/// <param name="Beside">What is said beside it, beginning with an ampersand.</param>
/// <param name="IsFine">Whether it is answered; else it is an error that names the parameter.</param>
/// <param name="Ignored">The name that is ignored; null for none.</param>
internal sealed record BadValue(string Query, string Beside, bool IsFine, string? Ignored = null);
