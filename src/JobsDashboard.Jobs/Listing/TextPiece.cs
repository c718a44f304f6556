using System.Collections.Immutable;
using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Jobs.Listing;

/// <summary>The piece of a text where searched words stand.</summary>
/// <param name="Field">The name of the field that has the text: the reason's message or code, the command or an image.</param>
/// <param name="Text">One line of it, with an ellipsis where it was cut.</param>
/// <param name="Marks">Where in <paramref name="Text"/> the words stand, in order.</param>
public sealed record TextPiece(string Field, string Text, ImmutableArray<TextRange> Marks)
{
    /// <summary>The most characters of the text itself, in UTF-16 units.</summary>
    public const int MaxLength = 120;

    // What is shown before the first word, and how far a cut moves to begin at a word.
    private const int Before = 40;
    private const int Shift = 15;

    /// <summary>The piece around the first word; null when there is none.</summary>
    internal static TextPiece? Of(JobField field, string? text, TextMarks marks)
    {
        if (text is null || marks.In(text) is not [var first, ..] found)
        {
            return null;
        }
        var start = StartOf(text, first.Start, Math.Max(0, Math.Min(first.Start - Before, text.Length - MaxLength)));
        var end = Math.Min(text.Length, start + MaxLength);
        end -= end < text.Length && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1]) ? 1 : 0;
        var (before, after) = (start > 0 ? "…" : "", end < text.Length ? "…" : "");
        return new TextPiece(
            field.Name,
            before + InOneLine(text[start..end]) + after,
            [
                .. found.Where(mark => mark.Start < end && mark.End > start)
                    .Select(mark => TextRange.Between(Math.Max(mark.Start, start), Math.Min(mark.End, end)))
                    .Select(mark => mark with { Start = mark.Start - start + before.Length }),
            ]);
    }

    private static int StartOf(string text, int firstMark, int start)
    {
        if (start == 0)
        {
            return 0;
        }
        for (var at = start; at < Math.Min(start + Shift, firstMark); at++)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                return at + 1;
            }
        }
        return char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]) ? start + 1 : start;
    }

    // Character by character, so that the marks stay where they are.
    private static string InOneLine(string text) =>
        string.Create(text.Length, text, (line, from) =>
        {
            for (var at = 0; at < line.Length; at++)
            {
                line[at] = char.IsControl(from[at]) || from[at] is '\u2028' or '\u2029' ? ' ' : from[at];
            }
        });
}
