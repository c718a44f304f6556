using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace JobsDashboard.Jobs.Listing;

/// <summary>What a job has in one field, as a row of the list has it. One of the properties is set, by the kind of the field.</summary>
public sealed record FieldValue
{
    /// <summary>The most characters of a text, in UTF-16 units; of a longer one, there is its beginning and an ellipsis.</summary>
    public const int MaxTextLength = 400;

    /// <summary>The most items of a list; of a longer one, there are the first and an ellipsis.</summary>
    public const int MaxItems = 50;

    /// <summary>A text, or the name of a choice as the contract writes it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>A number in the field's unit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Number { get; init; }

    /// <summary>An instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Time { get; init; }

    /// <summary>Yes or no.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? Flag { get; init; }

    /// <summary>Several texts: the images, or the tags as <c>key=value</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? List { get; init; }

    internal static FieldValue? Of(string? text) => text is null ? null : new() { Text = Cut(text) };

    internal static FieldValue? Of(double? number) => number is null ? null : new() { Number = number };

    internal static FieldValue? Of(DateTimeOffset? time) => time is null ? null : new() { Time = time };

    internal static FieldValue? Of(IEnumerable<string> texts)
    {
        ImmutableArray<string> list = [.. texts.Take(MaxItems + 1).Select(Cut)];
        return list.IsEmpty ? null : new() { List = list.Length > MaxItems ? list.SetItem(MaxItems, "…") : list };
    }

    // A surrogate pair is never split.
    private static string Cut(string text) => text.Length <= MaxTextLength
        ? text
        : text[..(char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength)] + "…";
}
