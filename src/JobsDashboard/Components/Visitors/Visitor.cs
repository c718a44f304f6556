using System.Collections.Immutable;
using System.Globalization;
using JobsDashboard.Components.Theme;
using Microsoft.JSInterop;

namespace JobsDashboard.Components.Visitors;

/// <summary>
/// What the visitor prefers and no URL says, such as the rows per page. The browser keeps it in cookies, so that the first HTML is drawn
/// with it already.
/// </summary>
/// <param name="choices">What was kept when the page was asked for.</param>
/// <param name="browser">Keeps what is chosen on the page.</param>
public sealed class Visitor(VisitorChoices choices, IJSRuntime browser)
{
    /// <summary>The rows per page of a visitor who has chosen nothing.</summary>
    public const int DefaultRows = 25;

    private ImmutableDictionary<string, string> _kept = choices.Kept.ToImmutableDictionary();

    /// <summary>The theme of this page.</summary>
    public PageTheme Theme => choices.Theme;

    /// <summary>What was chosen under one of the names of <see cref="VisitorChoices"/>; null for nothing.</summary>
    public string? this[string name] => _kept.GetValueOrDefault(name);

    /// <summary>The rows per page, where the URL does not say.</summary>
    public int RowsPerPage =>
        int.TryParse(this[VisitorChoices.Rows], CultureInfo.InvariantCulture, out var rows) && rows is > 0 and <= 100 ? rows : DefaultRows;

    /// <summary>Whether the rows of the list stand far apart, with a second line each.</summary>
    public bool IsRoomy => this[VisitorChoices.Density] == VisitorChoices.Roomy;

    /// <summary>Whether the filters are folded away.</summary>
    public bool FiltersAreFolded => this[VisitorChoices.Sidebar] == VisitorChoices.Folded;

    /// <summary>Folds the filters away, or shows them again.</summary>
    public Task FoldFiltersAsync(bool isFolded) =>
        isFolded == FiltersAreFolded ? Task.CompletedTask : RememberAsync(VisitorChoices.Sidebar, isFolded ? VisitorChoices.Folded : null);

    /// <summary>Keeps a choice, for this page and all later ones; null forgets it.</summary>
    public async Task RememberAsync(string name, string? value)
    {
        _kept = value is null ? _kept.Remove(name) : _kept.SetItem(name, value);
        await browser.InvokeVoidAsync("dashboard.remember", name, value);
    }

    /// <summary>
    /// Writes into the browser's URL what it did not say. Unlike a navigation this does not undo what the visitor has clicked meanwhile.
    /// </summary>
    /// <param name="from">The URL as the page knows it; where the browser shows another one by now, it stays.</param>
    /// <param name="to">The same, in more words.</param>
    public async Task RewriteUrlAsync(string from, string to)
    {
        try
        {
            await browser.InvokeVoidAsync("dashboard.rewrite", from, to);
        }
        catch (JSDisconnectedException)
        {
            // The page was left before it was live.
        }
    }
}
