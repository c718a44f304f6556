namespace JobsDashboard.Answers;

/// <summary>Names of ignored parameters, shortened to what fits into an answer.</summary>
internal static class IgnoredNames
{
    /// <summary>How many are named.</summary>
    public const int Max = 20;

    private const int MaxCharacters = 40;

    /// <summary>The first names, with long ones cut off, and how many more there are.</summary>
    public static (IEnumerable<string> Names, int More) Of(IReadOnlyCollection<string> names) =>
        (names.Take(Max).Select(Cut), Math.Max(0, names.Count - Max));

    private static string Cut(string name)
    {
        if (name.Length <= MaxCharacters)
        {
            return name;
        }
        var length = char.IsHighSurrogate(name[MaxCharacters - 1]) ? MaxCharacters - 1 : MaxCharacters;
        return $"{name[..length]}…";
    }
}
