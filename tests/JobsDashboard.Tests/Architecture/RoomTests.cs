using System.Runtime.CompilerServices;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using JobsDashboard.Import;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Sqlite;
using JobsDashboard.SqlServer;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace JobsDashboard.Tests.Architecture;

/// <summary>The plan of the house: every folder is a room with a namespace of its own, and arrows between rooms point one way.</summary>
public sealed class RoomTests
{
    private const int MaxFiles = 22;

    private static readonly System.Reflection.Assembly[] s_assemblies =
    [
        typeof(JobItem).Assembly, typeof(SqliteJobs).Assembly, typeof(SqlServerJobs).Assembly, typeof(JobImport).Assembly, typeof(Program).Assembly,
    ];

    private static readonly ArchUnitNET.Domain.Architecture s_architecture = new ArchLoader().LoadAssemblies(s_assemblies).Build();

    private static readonly string s_source = Path.Combine(Root(), "src");

    [Fact]
    public void Rooms_NeedEachOther_InNoCircle() =>
        SliceRuleDefinition.Slices().MatchingWithPackages("JobsDashboard.(**)").Should().BeFreeOfCycles().Check(s_architecture);

    /// <summary>What an arrow may not be, even where it would close no circle.</summary>
    [Theory]
    [InlineData(
        @"^JobsDashboard\.Jobs\.(Items|Data|Fields|TextSearch|Filters|Question|QueryString)",
        @"^JobsDashboard\.Jobs\.(Gate|Listing|Counting|Exporting)")]
    [InlineData(@"^JobsDashboard\.Jobs\.(Listing|Counting|Exporting)", @"^JobsDashboard\.Jobs\.QueryString")]
    [InlineData(@"^JobsDashboard\.(Api|Components|Health|Commands|Access|Answers|Settings)", @"^JobsDashboard\.(Sqlite|SqlServer)\.")]
    [InlineData(@"^JobsDashboard\.(Api|Health|Settings|Answers)", @"^JobsDashboard\.Components")]
    [InlineData(@"^JobsDashboard\.Components", @"^JobsDashboard\.(Api|Commands|Hosting)")]
    public void Room_OfTheOneKind_NeedsNoneOfTheOther(string from, string to) =>
        Types().That().ResideInNamespaceMatching(from).Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(to)
            .WithoutRequiringPositiveResults().Check(s_architecture);

    /// <summary>The tables are the business of those who read and write them, so that nobody passes the gate by.</summary>
    [Fact]
    public void Tables_AreKnown_ToTheStoreOnly() =>
        Types().That().ResideInNamespaceMatching(@"^JobsDashboard\.(Import|Api|Components|Commands|Hosting|Health|Answers|Settings|Access|Auditing|Administration)")
            .Should().NotDependOnAnyTypesThat().ResideInNamespaceMatching(@"^JobsDashboard\.Jobs\.Data").Check(s_architecture);

    [Fact]
    public void Room_HasNoMoreFiles_ThanAReaderCanTakeIn()
    {
        var rooms = Sources()
            // A component and the code behind it are one.
            .Select(file => (Room: Path.GetDirectoryName(file)!, Name: Path.GetFileName(file).Split('.')[0]))
            .Distinct()
            .GroupBy(file => file.Room)
            .ToList();

        Assert.True(rooms.Count > 20, $"{s_source} has only {rooms.Count} folders");
        Assert.Empty(rooms.Where(room => room.Count() > MaxFiles).Select(room => $"{room.Key}: {room.Count()}"));
    }

    [Fact]
    public void Types_OfAllProjects_HaveNamesOfTheirOwn()
    {
        var types = s_assemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsNested: false, Namespace: { } name } && name.StartsWith("JobsDashboard", StringComparison.Ordinal))
            .Where(type => type.Namespace!.Contains("Migrations", StringComparison.Ordinal) is false && !type.Name.StartsWith('_'))
            .Where(type => type.GetCustomAttributes(typeof(CompilerGeneratedAttribute), inherit: false).Length == 0)
            .ToList();

        Assert.True(types.Count > 300, $"only {types.Count} types");
        Assert.Empty(types.GroupBy(type => type.Name.Split('`')[0]).Where(twins => twins.Select(type => type.Namespace).Distinct().Count() > 1)
            .Select(twins => string.Join(" and ", twins.Select(type => type.FullName))));
    }

    [Fact]
    public void Line_OfSource_IsNoLongerThan140() =>
        Assert.Empty(Sources().SelectMany(file => File.ReadLines(Path.Combine(s_source, file)).Index()
            .Where(line => line.Item.Length > 140).Select(line => $"{file}:{line.Index + 1}")));

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(s_source, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(s_source, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "Migrations"));

    // The repository, found by where this file was when it was compiled.
    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
