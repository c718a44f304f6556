namespace JobsDashboard;

/// <summary>Names of parameters that were ignored, as far as an answer has room for them.</summary>
internal static class IgnoredNames
{
    /// <summary>How many are named.</summary>
    public const int Most = 20;

    private const int MostCharacters = 40;

    /// <summary>The first names, long ones cut off, and how many come after them.</summary>
    public static (IEnumerable<string> Names, int More) Of(IReadOnlyCollection<string> names) => (names.Take(Most).Select(Cut), Math.Max(0, names.Count - Most));

    private static string Cut(string name) =>
        name.Length <= MostCharacters ? name : $"{name[..(char.IsHighSurrogate(name[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters)]}…";
}
