using System.Buffers.Binary;
using System.Text;

namespace JobsDashboard.Circuits;

/// <summary>
/// What a circuit sends when it has drawn something. Only the attributes are read, as Blazor's own scripts find them: five places at the end
/// of the message say where each of its parts begins.
/// </summary>
internal readonly struct RenderBatch(byte[] data)
{
    private const int Places = 5 * sizeof(int);
    private const int FrameSize = 5 * sizeof(int);
    private const int AttributeFrame = 3;

    private int FirstComponent => Number(data.Length - Places);

    private int FirstFrame => Number(data.Length - Places + sizeof(int));

    private int FirstText => Number(data.Length - sizeof(int));

    /// <summary>Whether nothing on the page is changed by it: a component was drawn and is as it was.</summary>
    public bool IsEmpty
    {
        get
        {
            for (var component = Number(FirstComponent); component > 0; component--)
            {
                // Its own number comes first, then that of its changes.
                if (Number(Number(FirstComponent + (component * sizeof(int))) + sizeof(int)) > 0)
                {
                    return false;
                }
            }
            return true;
        }
    }

    /// <summary>The value of an attribute, where one is drawn that has this name and a text as its value; null for none.</summary>
    public string? ValueOf(string attribute) =>
        Attributes().Where(one => one.Name == attribute).Select(one => one.Value).FirstOrDefault(value => value is not null);

    /// <summary>The number of the handler of an element's event; null where the element is not drawn.</summary>
    /// <param name="className">The class of the element, which is its attribute before the handler.</param>
    /// <param name="attribute">The handler's attribute, such as "onchange".</param>
    public ulong? HandlerOf(string className, string attribute) => Attributes()
        .SkipWhile(one => (one.Name, one.Value) != ("class", className))
        .Where(one => one.Name == attribute)
        .Select(one => (ulong?)one.Handler)
        .FirstOrDefault();

    private IEnumerable<(string? Name, string? Value, ulong Handler)> Attributes()
    {
        var count = Number(FirstFrame);
        for (var number = 0; number < count; number++)
        {
            var frame = FirstFrame + sizeof(int) + (number * FrameSize);
            if (Number(frame) == AttributeFrame)
            {
                yield return (TextOf(frame + 4), TextOf(frame + 8), BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(frame + 12)));
            }
        }
    }

    private string? TextOf(int place) =>
        Number(place) is >= 0 and var text ? Encoding.UTF8.GetString(Utf8At(Number(FirstText + (text * sizeof(int))))) : null;

    // Its length comes first, seven bits in each byte.
    private ReadOnlySpan<byte> Utf8At(int place)
    {
        var (length, shift) = (0, 0);
        byte next;
        do
        {
            next = data[place++];
            length |= (next & 0x7f) << shift;
            shift += 7;
        }
        while (next >= 0x80);
        return data.AsSpan(place, length);
    }

    private int Number(int place) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(place));
}
