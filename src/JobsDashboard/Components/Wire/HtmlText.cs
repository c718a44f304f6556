using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;

// The frames are how Blazor's own parts talk to each other, and have been the same for years.
#pragma warning disable BL0006

namespace JobsDashboard.Components.Wire;

/// <summary>
/// A fragment as one text of HTML, for what repeats hundreds of times on a page: Blazor sends each element and each attribute by itself,
/// which is three times as much.
/// </summary>
/// <remarks>There is nothing live in a text, so the fragment may have neither components nor handlers.</remarks>
internal static class HtmlText
{
    /// <summary>As the HTML encoder of the pages: otherwise Chinese becomes &amp;#x8BAD;.</summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    // One that grows to what a thread needs: a page has hundreds of texts, and would leave a few blocks of memory behind for each.
    [ThreadStatic]
    private static StringBuilder? s_html;

    /// <summary>The HTML of a fragment.</summary>
    /// <exception cref="InvalidOperationException">Something in it is live.</exception>
    public static MarkupString Of(RenderFragment? fragment)
    {
        using var builder = new RenderTreeBuilder();
        builder.AddContent(0, fragment);
        var frames = builder.GetFrames();
        // Nothing in a fragment is called any more, so no other text is begun meanwhile.
        var html = (s_html ??= new StringBuilder()).Clear();
        Write(frames.Array.AsSpan(0, frames.Count), html);
        return new MarkupString(html.ToString());
    }

    private static void Write(ReadOnlySpan<RenderTreeFrame> frames, StringBuilder html)
    {
        for (var at = 0; at < frames.Length;)
        {
            var frame = frames[at];
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Text:
                    html.Append(Encoder.Encode(frame.TextContent));
                    at++;
                    break;
                case RenderTreeFrameType.Markup:
                    html.Append(frame.MarkupContent);
                    at++;
                    break;
                case RenderTreeFrameType.Region:
                    Write(frames.Slice(at + 1, frame.RegionSubtreeLength - 1), html);
                    at += frame.RegionSubtreeLength;
                    break;
                case RenderTreeFrameType.Element:
                    WriteElement(frame.ElementName, frames.Slice(at + 1, frame.ElementSubtreeLength - 1), html);
                    at += frame.ElementSubtreeLength;
                    break;
                default:
                    throw new InvalidOperationException($"<{frame.FrameType}>");
            }
        }
    }

    private static void WriteElement(string name, ReadOnlySpan<RenderTreeFrame> frames, StringBuilder html)
    {
        html.Append('<').Append(name);
        while (frames is [{ FrameType: RenderTreeFrameType.Attribute } attribute, ..])
        {
            html.Append(' ').Append(attribute.AttributeName);
            if (attribute.AttributeValue is not true)
            {
                var value = attribute.AttributeValue as string
                    ?? throw new InvalidOperationException($"<{name} {attribute.AttributeName}>");
                html.Append("=\"").Append(Encoder.Encode(value)).Append('"');
            }
            frames = frames[1..];
        }
        html.Append('>');
        Write(frames, html);
        html.Append("</").Append(name).Append('>');
    }
}
