using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.Filters;
using JobsDashboard.Jobs.Question;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Listing;

/// <summary>What of a field's texts is to be marked, because a request asks for it: searched words, and parts of names.</summary>
/// <remarks>
/// Words are found as the search finds them, in the text that is shown; a database that breaks words in its own way may have found a job
/// by something that is not marked. What a request excludes is not marked.
/// </remarks>
public sealed class TextMarks
{
    // A log of megabytes can stand in any text, and a page has a hundred of them.
    private const int MaxLength = 64 * 1024;

    private readonly ImmutableArray<TextTerm> _terms;
    private readonly ImmutableArray<(string Text, NameSearchMode Mode)> _parts;

    private TextMarks(IEnumerable<TextTerm> terms, IEnumerable<(string Text, NameSearchMode Mode)> parts)
    {
        (_terms, _parts) = ([.. terms.Distinct()], [.. parts]);
    }

    /// <summary>Whether there is nothing to mark in any text.</summary>
    public bool IsEmpty => _terms.IsEmpty && _parts.IsEmpty;

    /// <summary>What a request asks for in a field.</summary>
    public static TextMarks For(ListJobsRequest request, JobField field) => new(
        request.Filters.Values.OfType<TextCondition>()
            .Where(words => ((TextFilter)words.Filter).Fields.Any(text => IsOf(text, field)))
            .SelectMany(words => words.Query.Terms),
        request.Filters.Values.Where(part => IsPartOf(part.Filter, field)).Select(part => (
            part.Values[0],
            part.Filter == JobFilters.DisplayName ? request.DisplayNameSearchMode : NameSearchMode.Wildcard)));

    /// <summary>Where a text has what a request asks for in its field.</summary>
    /// <param name="text">The text; null for none.</param>
    /// <param name="request">The request.</param>
    /// <param name="field">The field that the text is of.</param>
    public static ImmutableArray<TextRange> Of(string? text, ListJobsRequest request, JobField field) => For(request, field).In(text);

    /// <summary>
    /// Where a text has it: ranges in order, that neither overlap nor touch. Of a very long text, only the beginning is searched.
    /// </summary>
    public ImmutableArray<TextRange> In(string? text)
    {
        if (string.IsNullOrEmpty(text) || IsEmpty)
        {
            return [];
        }
        var searched = text.Length <= MaxLength ? text : text[..MaxLength];
        return TextRange.Joined([.. WordsIn(searched), .. _parts.SelectMany(part => PartsIn(searched, part.Text, part.Mode))]);
    }

    private IEnumerable<TextRange> WordsIn(string text)
    {
        if (_terms.IsEmpty)
        {
            return [];
        }
        var placed = new PlacedText(text);
        return _terms.SelectMany(placed.PlacesOf);
    }

    private static List<TextRange> PartsIn(string text, string part, NameSearchMode mode)
    {
        if (mode != NameSearchMode.Wildcard)
        {
            var isThere = text.StartsWith(part, StringComparison.OrdinalIgnoreCase)
                && (mode == NameSearchMode.Prefix || text.Length == part.Length);
            return isThere ? [new TextRange(0, part.Length)] : [];
        }
        var found = new List<TextRange>();
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            found.Add(new TextRange(at, part.Length));
        }
        return found;

        int Next(int from) => from < text.Length ? text.IndexOf(part, from, StringComparison.OrdinalIgnoreCase) : -1;
    }

    private static bool IsOf(TextField text, JobField field) => text switch
    {
        TextField.Name => field == JobFields.DisplayName,
        TextField.Reason => field == JobFields.ReasonMessage || field == JobFields.ReasonCode,
        TextField.Command => field == JobFields.UserCommand,
        TextField.Image => field == JobFields.Image,
        _ => false,
    };

    private static bool IsPartOf(JobFilter filter, JobField field) => filter switch
    {
        DisplayNameFilter => field == JobFields.DisplayName,
        DescriptionFilter => field == JobFields.Description,
        SubstringFilter part => part.IsOver(field),
        _ => false,
    };
}
