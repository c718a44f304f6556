using System.Text;

namespace JobsDashboard.Tests.Provider;

/// <summary>A request of a visitor, as it was sent.</summary>
internal sealed record SentRequest(HttpMethod Method, Uri Address, string? Form, string Cookies)
{
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(Method, Address) { Headers = { { "Accept", "text/html" } } };
        if (Cookies != "")
        {
            message.Headers.Add("Cookie", Cookies);
        }
        if (Form is not null)
        {
            message.Content = new StringContent(Form, Encoding.ASCII, "application/x-www-form-urlencoded");
        }
        return message;
    }
}
