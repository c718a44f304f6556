namespace JobsDashboard.Scale.Generating;

/// <summary>The choices of one job. They follow from the seed and the job's number alone, so a job is the same in every run.</summary>
/// <remarks>SplitMix64: the same on every processor, and quick.</remarks>
internal struct Draw(ulong seed, long job)
{
    private ulong _state = Mix(seed + Mix((ulong)job));

    /// <summary>64 random bits.</summary>
    public ulong Bits() => Mix(_state += 0x9E3779B97F4A7C15);

    /// <summary>A whole number from 0, below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)(((Bits() >> 32) * (ulong)bound) >> 32);

    /// <summary>A whole number, both bounds included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>Whether something happens that happens once in so many times.</summary>
    public bool OneIn(int times) => Below(times) == 0;

    /// <summary>One of several.</summary>
    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    /// <summary>Most are near the first bound, and a few are far away.</summary>
    public int Skewed(int first, int last)
    {
        var part = Below(1 << 20) / (double)(1 << 20);
        return first + (int)(part * part * part * part * part * (last - first));
    }

    /// <summary>Letters and digits that are made of 64 bits, and of no others.</summary>
    public static string Letters(ulong bits) => string.Create(13, bits, (text, rest) =>
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            (rest, var digit) = Math.DivRem(rest, 36);
            text[i] = (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
        }
    });

    /// <summary>Other bits for each 64 bits, and never the same for two.</summary>
    public static ulong Mix(ulong bits)
    {
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
        return bits ^ (bits >> 31);
    }
}
