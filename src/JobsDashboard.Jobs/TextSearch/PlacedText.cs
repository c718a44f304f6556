using System.Globalization;
using System.Text;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>A text in the form that is searched, which knows where in the text itself each of its characters stands.</summary>
internal sealed class PlacedText
{
    private readonly List<Atom> _atoms;

    // Of each unit of the searched form, the characters that it came from. Null where they are one for one.
    private readonly List<TextRange>? _places;

    public PlacedText(string text)
    {
        if (Ascii.IsValid(text) || text.All(IsOneForOne))
        {
            Searched = Token.Normal(text);
        }
        else
        {
            (Searched, _places) = Placed(text);
        }
        _atoms = Atom.Of(Searched);
    }

    /// <summary>The text as tokens are cut from it: normalised and folded.</summary>
    public string Searched { get; }

    /// <summary>Where a term occurs in the text.</summary>
    public IEnumerable<TextRange> PlacesOf(TextTerm term) => term.PlacesIn(_atoms).Select(place => PlaceOf(place.Start, place.End));

    private TextRange PlaceOf(int start, int end) => _places is null || start == end
        ? TextRange.Between(start, end)
        : TextRange.Between(_places[start].Start, _places[end - 1].End);

    // Part by part, where no part changes the normal form of the next: so it is known what each came from.
    private static (string Searched, List<TextRange> Places) Placed(string text)
    {
        var (searched, places) = (new StringBuilder(text.Length), new List<TextRange>(text.Length));
        var (part, start, at) = (new StringBuilder(), 0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (part.Length > 0 && IsApart(part, rune))
            {
                Take();
            }
            part.Append(rune);
            at += rune.Utf16SequenceLength;
        }
        Take();
        return (searched.ToString(), places);

        void Take()
        {
            var normal = Token.Compatible(part.ToString()).ToUpperInvariant();
            searched.Append(normal);
            places.AddRange(Enumerable.Repeat(TextRange.Between(start, at), normal.Length));
            part.Clear();
            start = at;
        }
    }

    // What nearly all of what is no ASCII is: Han, and the stops and full-width forms among it. None of them joins with another.
    private static bool IsOneForOne(char unit) =>
        char.IsAscii(unit) || unit is (>= '\u4E00' and <= '\u9FFF') or '\u3001' or '\u3002' or (>= '\uFF01' and <= '\uFF5E');

    private static bool IsApart(StringBuilder part, Rune next)
    {
        // The usual cases first: these join with nothing before them.
        if (next.IsAscii || next.Value is >= 0x4E00 and <= 0x9FFF)
        {
            return true;
        }
        var normal = Token.Compatible(next.ToString());
        if (IsMark(normal))
        {
            return false;
        }
        var before = part.ToString();
        return Token.Compatible(before + next) == Token.Compatible(before) + normal;
    }

    // A mark joins with the character before it, over other marks that do not.
    private static bool IsMark(string normal) => Rune.GetUnicodeCategory(Rune.GetRuneAt(normal, 0))
        is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
