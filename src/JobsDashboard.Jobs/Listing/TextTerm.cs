using System.Collections.Immutable;

namespace JobsDashboard.Jobs.Listing;

/// <summary>One thing that must occur: a word, or words in sequence with nothing but separators, or nothing, between them.</summary>
public sealed class TextTerm(string typed) : IEquatable<TextTerm>
{
    /// <summary>The term as it was typed, for a database that has words of its own.</summary>
    public string Typed { get; } = typed;

    /// <summary>The words in order.</summary>
    public ImmutableArray<Word> Words { get; } = [.. Word.In(typed)];

    /// <summary>Whether the term occurs in a text. The reference for every database's own search.</summary>
    public bool IsIn(string text)
    {
        var needle = AtomsOf(Words);
        var hay = AtomsOf(Word.In(text));
        return Enumerable.Range(0, Math.Max(0, hay.Count - needle.Count + 1)).Any(at => Matches(hay, at, needle));
    }

    /// <inheritdoc/>
    public bool Equals(TextTerm? other) => other is not null && Words.SequenceEqual(other.Words);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextTerm);

    /// <inheritdoc/>
    public override int GetHashCode() => Words.Aggregate(0, HashCode.Combine);

    private static bool Matches(List<Atom> hay, int at, List<Atom> needle)
    {
        for (var i = 0; i < needle.Count; i++)
        {
            var isCut = i > 0 && needle[i].Word == needle[i - 1].Word && hay[at + i].Word != hay[at + i - 1].Word;
            if (isCut || hay[at + i].Text != needle[i].Text)
            {
                return false;
            }
        }
        return true;
    }

    // A word of letters is one atom; of a run of Chinese, each character is, so that any part of the run can match.
    private static List<Atom> AtomsOf(IEnumerable<Word> words) =>
        [.. words.SelectMany((word, index) => word.IsCjk
            ? word.Text.EnumerateRunes().Select(rune => new Atom(rune.ToString(), index))
            : [new Atom(word.Text, index)])];

    private readonly record struct Atom(string Text, int Word);
}
