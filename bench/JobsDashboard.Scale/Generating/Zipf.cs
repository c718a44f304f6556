namespace JobsDashboard.Scale.Generating;

/// <summary>Numbers from 0 of which each is drawn as often as Zipf's law says: the second half as often as the first, and so on.</summary>
internal sealed class Zipf
{
    private const int Places = 1 << 16;

    // Each number stands at as many places as its share is worth, and at one at least.
    private readonly ushort[] _places = new ushort[Places];

    public Zipf(int count)
    {
        var total = Enumerable.Range(1, count).Sum(rank => 1.0 / rank);
        var at = 0;
        for (var number = 0; number < count; number++)
        {
            var share = Math.Max(1, (int)(Places / total / (number + 1)));
            for (var end = Math.Min(at + share, Places - (count - number - 1)); at < end; at++)
            {
                _places[at] = (ushort)number;
            }
        }
    }

    public int Draw(ref Draw draw) => _places[draw.Below(Places)];
}
