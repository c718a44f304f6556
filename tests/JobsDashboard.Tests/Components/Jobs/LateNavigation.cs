using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Tests.Components.Jobs;

/// <summary>A browser that is far away: a URL changes when the browser has answered, and not before.</summary>
internal sealed class LateNavigation : NavigationManager
{
    private readonly Queue<string> _underway = [];

    public LateNavigation(string url) => Initialize("http://localhost/", $"http://localhost{url}");

    /// <summary>Path and query without the rows per page, decoded so that a test can be read.</summary>
    public string Url => System.Uri.UnescapeDataString(TestDashboard.WithoutRows(new Uri(Uri).PathAndQuery));

    public void Arrive() => Go(_underway.Dequeue());

    public void Go(string url)
    {
        Uri = ToAbsoluteUri(url).ToString();
        NotifyLocationChanged(isInterceptedLink: false);
    }

    public bool IsIdle => _underway.Count == 0;

    protected override void NavigateToCore(string uri, NavigationOptions options) => _underway.Enqueue(uri);
}
