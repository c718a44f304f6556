using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Microsoft.Extensions.Localization;

namespace JobsDashboard.Components.Localization;

/// <summary>
/// The words of each language in a table. A page needs hundreds each time that it is drawn, and to find one in the resource files takes
/// ten times as long.
/// </summary>
/// <param name="files">Reads the resource files.</param>
internal sealed class WordTable(IStringLocalizer files) : IStringLocalizer<Words>
{
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, LocalizedString>> _languages = [];

    public LocalizedString this[string name] => Find(name) ?? new(name, name, resourceNotFound: true);

    public LocalizedString this[string name, params object[] arguments]
    {
        get
        {
            var words = this[name];
            return new(name, string.Format(CultureInfo.CurrentCulture, words.Value, arguments), words.ResourceNotFound);
        }
    }

    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => files.GetAllStrings(includeParentCultures);

    private LocalizedString? Find(string name) => _languages
        .GetOrAdd(
            CultureInfo.CurrentUICulture.Name,
            static (_, files) => files.GetAllStrings().ToFrozenDictionary(word => word.Name),
            files)
        .GetValueOrDefault(name);
}
