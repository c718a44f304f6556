using System.Text.RegularExpressions;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Scale.Generating;

namespace JobsDashboard.Scale.Questions;

/// <summary>The conditions that questions are made of, in SQL.</summary>
internal static class Conditions
{
    /// <summary>The last seven days, which the product asks for when nothing is said.</summary>
    public static Condition LastWeek { get; } = Created(ScaleJobs.Now.AddDays(-7), ScaleJobs.Now);

    public static Condition Created(DateTimeOffset first, DateTimeOffset last) => Time("GmtCreateTime", first, last);

    public static Condition Time(string field, DateTimeOffset first, DateTimeOffset last) => new(
        field, words => new($"{words.Column(field)} BETWEEN {first.ToUnixTimeSeconds()} AND {last.ToUnixTimeSeconds()}"));

    /// <summary>A condition on the row of a job that all engines say alike; <c>#</c> stands before each column.</summary>
    public static Condition Row(string field, string sql) => new(
        field, words => new(Regex.Replace(sql, @"#(\w+)", match => words.Column(match.Groups[1].Value))));

    /// <summary>A shared text that is the given one.</summary>
    public static Condition Value(string field, string text) => new(
        field, words => new($"{words.Column(field + "Key")} = {words.Key(field, text)}"));

    public static Condition Tag(string key, string value) => new($"Tags.{key}", words => words.Tag(key, value));

    public static Condition Name(string part) => new("DisplayName", words => words.NameContains(part));

    public static Condition Words(TextField field, string text) =>
        new(field.ToString(), words => words.Words(field, text)) { IsText = true };

    public static Condition Anywhere(string word) => new("Search", words => words.WordAnywhere(word)) { IsText = true };

    public static Condition Not(Condition condition) => condition with
    {
        Write = words => condition.Write(words) is { } piece ? new($"NOT ({piece.Predicate})") : null,
    };

    /// <summary>What a member sees: own jobs, those of administered workspaces, and the public ones of the others.</summary>
    public static Condition SeenBy(Member member) => new("", words => new(
        $"({words.Column("UserIdKey")} = {words.Key("UserId", member.UserId)} " +
        $"OR {words.Column("WorkspaceIdKey")} = {words.Key("WorkspaceId", member.Administers)} " +
        $"OR ({words.Column("AccessibilityKey")} = {words.Key("Accessibility", "PUBLIC")} AND {words.Column("WorkspaceIdKey")} IN " +
        $"({string.Join(", ", member.Joined.Select(workspace => words.Key("WorkspaceId", workspace)))})))"));
}
