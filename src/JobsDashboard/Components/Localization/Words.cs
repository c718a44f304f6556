using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace JobsDashboard.Components.Localization;

/// <summary>
/// The words of the pages. The English text is the key; what it is in another language stands in the resource file of that language,
/// beside this one.
/// </summary>
public sealed class Words
{
    private Words()
    {
    }

    /// <summary>
    /// The words in the language of the page: <c>L["Try again"]</c>, <c>L["{0} of {1}", part, all]</c>. One for all pages, since the
    /// language is that of the current culture; every file of this project can write it so.
    /// </summary>
    public static IStringLocalizer<Words> L { get; } = new WordTable(new StringLocalizer<Words>(ResourceFiles));

    /// <summary>Reads the resource files of the program.</summary>
    internal static IStringLocalizerFactory ResourceFiles =>
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
}
