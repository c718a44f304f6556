using Bogus;

namespace JobsDashboard.Import.Demo.Catalogue;

/// <summary>A person who submits jobs, mostly in one workspace.</summary>
internal sealed record DemoPerson(string UserId, string Username, DemoWorkspace Workspace)
{
    /// <summary>Sixty people. They do not depend on the seed, so that jobs of several seeds have the same people.</summary>
    public static DemoPerson[] All { get; } = Make();

    private static DemoPerson[] Make()
    {
        var random = new Randomizer(20240611);
        var english = new Faker("en") { Random = random };
        var chinese = new Faker("zh_CN") { Random = random };
        var names = Enumerable.Range(0, 36).Select(_ => $"{english.Name.FirstName()}.{english.Name.LastName()}".ToLowerInvariant())
            .Concat(Enumerable.Range(0, 24).Select(_ => chinese.Name.LastName() + chinese.Name.FirstName()));
        return [.. names.Select(NewPerson)];

        DemoPerson NewPerson(string name) => new(random.ReplaceNumbers("20##############"), name, random.ArrayElement(DemoWorkspace.All));
    }
}
