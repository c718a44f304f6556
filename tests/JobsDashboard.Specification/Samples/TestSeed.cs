using System.Globalization;

namespace JobsDashboard.Specification.Samples;

/// <summary>The seed of everything that the tests generate.</summary>
/// <remarks>
/// The same on every run, so that a change is tested with what the version before was tested with. The environment variable
/// <c>JOBS_TEST_SEED</c> takes another number, or <c>new</c> for one that nobody has tried, which is printed. A failure names its seed.
/// </remarks>
public static class TestSeed
{
    private const int Fixed = 20260314;

    public static int Value { get; } = Environment.GetEnvironmentVariable("JOBS_TEST_SEED") switch
    {
        null or "" => Fixed,
        "new" => Drawn(),
        var number => int.Parse(number, CultureInfo.InvariantCulture),
    };

    private static int Drawn()
    {
        var seed = Random.Shared.Next();
        Console.WriteLine($"JOBS_TEST_SEED={seed}");
        return seed;
    }
}
