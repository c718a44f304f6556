using System.Collections.Immutable;

namespace JobsDashboard.Jobs.TextSearch;

/// <summary>One thing that must occur: a word, or words in sequence with nothing but separators, or nothing, between them.</summary>
public sealed class TextTerm : IEquatable<TextTerm>
{
    private const int FewestLetters = 2;

    // Normalised, up to the last letter of the last word.
    private readonly string _head;

    private readonly List<Atom> _atoms;

    /// <param name="typed">What was typed, without the quotes around it.</param>
    /// <param name="isQuoted">Whether there were any; within them a star is no sign.</param>
    public TextTerm(string typed, bool isQuoted)
    {
        (Typed, IsQuoted) = (typed, isQuoted);
        var normal = Token.Compatible(typed);
        Tokens = [.. Token.In(normal)];
        _atoms = Atom.Of(Tokens);
        // After the last word there are no letters, so it is not found in them.
        _head = Tokens is [.., var last]
            ? normal[..(normal.ToUpperInvariant().LastIndexOf(last.Text, StringComparison.Ordinal) + last.Text.Length)]
            : "";
        EndsInBeginning = !isQuoted && _head != "" && normal.AsSpan(_head.Length).StartsWith('*');
    }

    /// <summary>The term as it was typed, for a database that has words of its own.</summary>
    public string Typed { get; }

    /// <summary>Whether it stood in quotes.</summary>
    public bool IsQuoted { get; }

    /// <summary>The words, as tokens in order.</summary>
    public ImmutableArray<Token> Tokens { get; }

    /// <summary>Whether the last word is the beginning of one, which a star right after it says.</summary>
    public bool EndsInBeginning { get; }

    /// <summary>Whether the term asks for what begins so, and is too short for that.</summary>
    public bool IsTooShort => EndsInBeginning && !IsLongEnough;

    /// <summary>Whether the term finds more with a star behind it. One that ends in Chinese is a part of a run already.</summary>
    public bool CanBecomeBeginning => !IsQuoted && !EndsInBeginning && IsLongEnough && Tokens is [.., { IsCjk: false }];

    /// <summary>The term's text with its last word as a beginning where that finds more.</summary>
    public string AsBeginning => IsQuoted ? $"\"{Typed}\"" : CanBecomeBeginning ? _head + "*" : Typed;

    private bool IsLongEnough => Tokens.Any(word => word.IsCjk) || Tokens.Sum(word => word.Text.EnumerateRunes().Count()) >= FewestLetters;

    /// <summary>Whether the term occurs in a text. The reference for every database's own search.</summary>
    public bool IsIn(string text) => PlacesIn(Atom.Of(Token.Normal(text))).Any();

    /// <summary>
    /// Where the term occurs in the normalised text that has these atoms. Of a word that only begins so, it is the beginning.
    /// </summary>
    internal IEnumerable<(int Start, int End)> PlacesIn(List<Atom> hay) =>
        // A term of no words is in every text, but nowhere.
        _atoms.Count == 0
            ? [(0, 0)]
            : Enumerable.Range(0, Math.Max(0, hay.Count - _atoms.Count + 1))
                .Where(at => IsAt(hay, at))
                .Select(at => (hay[at].Start, hay[at + _atoms.Count - 1].Start + _atoms[^1].Length));

    /// <inheritdoc/>
    public bool Equals(TextTerm? other) =>
        other is not null && EndsInBeginning == other.EndsInBeginning && Tokens.SequenceEqual(other.Tokens);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextTerm);

    /// <inheritdoc/>
    public override int GetHashCode() => Tokens.Aggregate(EndsInBeginning ? 1 : 0, HashCode.Combine);

    private bool IsAt(List<Atom> hay, int at)
    {
        for (var i = 0; i < _atoms.Count; i++)
        {
            var isCut = i > 0 && _atoms[i].Token == _atoms[i - 1].Token && hay[at + i].Token != hay[at + i - 1].Token;
            var isSame = EndsInBeginning && i == _atoms.Count - 1
                ? hay[at + i].Text.StartsWith(_atoms[i].Text)
                : hay[at + i].Text.SequenceEqual(_atoms[i].Text);
            if (isCut || !isSame)
            {
                return false;
            }
        }
        return true;
    }
}
