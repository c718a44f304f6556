using System.Collections.Immutable;

namespace JobsDashboard.Components.Jobs.Chips;

/// <summary>
/// Which chip is which from one question to the next. A chip that moved into the place of a removed one would lose a click that is
/// underway: the last component would be gone, and its handlers with it.
/// </summary>
internal sealed class ChipKeys
{
    private ImmutableArray<(string Text, int Key)> _chips = [];
    private int _next;

    /// <summary>The keys of the chips with these texts. A condition that was changed keeps its chip, which may have the focus.</summary>
    public ImmutableArray<int> Of(ImmutableArray<string> texts)
    {
        var left = _chips.ToList();
        var same = texts.Select(text => Take(left, chip => chip.Text == text)).ToList();
        _chips = [.. texts.Zip(same, (text, key) => (text, key ?? Take(left, _ => true) ?? _next++))];
        return [.. _chips.Select(chip => chip.Key)];
    }

    private static int? Take(List<(string Text, int Key)> left, Predicate<(string Text, int Key)> match)
    {
        if (left.FindIndex(match) is not (>= 0 and var at))
        {
            return null;
        }
        var key = left[at].Key;
        left.RemoveAt(at);
        return key;
    }
}
