using JobsDashboard.Jobs.Fields;
using JobsDashboard.Jobs.TextSearch;

namespace JobsDashboard.Scale.Engines;

/// <summary>Gives shared texts and tags numbers, in the order in which they come.</summary>
internal sealed class PeerKeys
{
    private readonly Dictionary<(int Field, string Text), int> _texts = [];
    private readonly Dictionary<(string Key, string Value), int> _tags = [];

    /// <summary>The rows of the table of shared texts.</summary>
    public IEnumerable<(int Key, int Field, string Text, string Folded)> Texts =>
        _texts.Select(text => (text.Value, text.Key.Field, text.Key.Text, CaseFolding.Of(text.Key.Text)));

    /// <summary>The rows of the table of tags.</summary>
    public IEnumerable<(int TagId, string Key, string Value)> Tags => _tags.Select(tag => (tag.Value, tag.Key.Key, tag.Key.Value));

    public int OfText(SharedTextField field, string text) => NumberOf(_texts, (field.Number, text));

    public int OfTag(string key, string value) => NumberOf(_tags, (key, value));

    private static int NumberOf<T>(Dictionary<T, int> numbers, T key)
        where T : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
        {
            numbers[key] = number = numbers.Count + 1;
        }
        return number;
    }
}
