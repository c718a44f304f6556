using Microsoft.Extensions.Localization;
using MudBlazor;

namespace JobsDashboard.Components.Localization;

/// <summary>
/// The words that MudBlazor's components bring along. It has the English ones itself, and asks here for those of other languages.
/// </summary>
internal sealed class MudWords : MudLocalizer
{
    private static readonly StringLocalizer<MudWords> s_words = new(Words.ResourceFiles);

    public override LocalizedString this[string key] => s_words[key];

    public override LocalizedString this[string key, params object[] arguments] => s_words[key, arguments];
}
