using JobsDashboard.Components.Jobs.View;

namespace JobsDashboard.Components.Jobs;

/// <summary>The URLs that the browser was asked to show and has not shown yet. Until then a second change builds on the first.</summary>
internal sealed class PendingNavigations
{
    private readonly Queue<string> _urls = [];
    private ListAddress? _latest;

    /// <summary>Changes the latest pending address, or <paramref name="shown"/> when none is pending.</summary>
    /// <returns>The URL to navigate to.</returns>
    public string Add(AddressChange change, ListAddress shown)
    {
        _latest = change(_latest ?? shown);
        _urls.Enqueue(_latest.Url);
        return _latest.Url;
    }

    /// <summary>The browser shows a URL. One that was not pending is a link or the Back button, and cancels all that was.</summary>
    public void Complete(string url)
    {
        while (_urls.TryDequeue(out var pending) && pending != url)
        {
        }
        _latest = _urls.Count > 0 ? _latest : null;
    }
}
