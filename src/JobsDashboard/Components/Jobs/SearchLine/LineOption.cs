using System.Collections.Immutable;
using JobsDashboard.Components.Shared;
using JobsDashboard.Jobs.Counting;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.SearchLine.Suggesting;

namespace JobsDashboard.Components.Jobs.SearchLine;

/// <summary>Something that can be taken into the search line.</summary>
/// <param name="Value">What is taken.</param>
/// <param name="Label">What it means, where that is not plain; null for nothing.</param>
/// <param name="Count">How many of the listed jobs have it; null for what is not counted.</param>
public sealed record LineOption(string Value, string? Label = null, long? Count = null)
{
    /// <summary>How many are offered at most.</summary>
    public const int Max = 12;

    /// <summary>What is shown beside the value.</summary>
    public string Note => string.Join(' ', new[] { Name, Count is { } count ? DisplayText.Number(count) : null }.OfType<string>());

    // A value that is called so on the page, too, needs no other name.
    private string? Name => Label is { } label && L[label].Value is var name && name != Value ? name : null;

    /// <summary>What can be offered without asking the database.</summary>
    public static ImmutableArray<LineOption> AtOnce(LineCompletion completion) =>
    [
        .. completion.Names.Take(Max).Select(name => new LineOption(name.Name, name.Label)),
        .. completion.Samples.Select(sample => new LineOption(sample)),
    ];

    /// <summary>The field whose values are offered with their counts; null where there is none.</summary>
    public static CountedField? Counted(LineCompletion completion) => completion switch
    {
        { Kind: LineCompletionKind.TagKey } => CountedField.TagKeys,
        { Kind: LineCompletionKind.Value, Key: { } key } => CountedField.Tag(key),
        { Kind: LineCompletionKind.Value, Name: { Filter: var filter, Field: var field } } =>
            CountedField.Find(filter?.Name ?? "") ?? CountedField.Find(field?.Name ?? ""),
        _ => null,
    };

    /// <summary>The values that there are at all, each with its name for people; empty where any text is one.</summary>
    public static ImmutableArray<FieldChoice> Choices(LineCompletion completion) =>
        completion.Kind == LineCompletionKind.Value ? completion.Name?.Filter?.Choices ?? [] : [];

    /// <summary>The counted values that a line can hold and that are not written there already.</summary>
    public static ImmutableArray<LineOption> Of(LineCompletion completion, ImmutableArray<ValueCount> values) =>
    [
        .. values.Where(value => value.Value is { Length: > 0 and <= JobField.MaxTextLength } text && !text.Any(char.IsControl))
            .Where(value => value.Value != completion.Prefix)
            .Select(value => new LineOption(value.Value, LabelOf(completion, value.Value), value.Count))
            .Where(option => option.Has(completion.Prefix)).Take(Max),
    ];

    private static string? LabelOf(LineCompletion completion, string value) =>
        Choices(completion).FirstOrDefault(choice => choice.Name == value)?.Label;

    private bool Has(string part) => Label is null
        || Value.Contains(part, StringComparison.OrdinalIgnoreCase)
        || L[Label].Value.Contains(part, StringComparison.OrdinalIgnoreCase);
}
