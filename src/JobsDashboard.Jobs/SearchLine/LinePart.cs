namespace JobsDashboard.Jobs.SearchLine;

/// <summary>A value that stands after a name in a search line.</summary>
/// <param name="Start">Where it begins, its quote included.</param>
/// <param name="Length">How long it is, its quotes included.</param>
/// <param name="Name">The name before it.</param>
/// <param name="Key">The key of a tag; null without one.</param>
/// <param name="Value">The value without quotes.</param>
/// <param name="IsExcluded">Whether a minus stands before the name.</param>
public sealed record LinePart(int Start, int Length, LineName Name, string? Key, string Value, bool IsExcluded)
{
    /// <summary>The line with another value in its place.</summary>
    public string Replaced(string line, string value) => line[..Start] + LineText.ValueOf(value) + line[(Start + Length)..];

    /// <summary>The piece of the line with a value, such as <c>-tag.team:nlp</c>.</summary>
    public string Piece(string value) => (IsExcluded ? "-" : "") + Saying(value);

    /// <summary>What a job has that has a value, such as <c>tag.team:nlp</c>.</summary>
    public string Saying(string value) => $"{Name.Name}{(Key is null ? "" : $".{LineText.KeyOf(Key)}")}:{LineText.ValueOf(value)}";
}
