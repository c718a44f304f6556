using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
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
public sealed partial class RoomTests
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

    // A component's own elements have its scope; those of a component within it do not, and a style reaches them by ::deep only.
    [Fact]
    public void Style_OfAComponentsTag_ReachesIt()
    {
        var sheets = Sources().Select(file => Path.Combine(s_source, file)).Where(file => File.Exists(file + ".css")).ToList();

        Assert.True(sheets.Count > 20, $"only {sheets.Count} components have styles");
        Assert.Empty(
            from file in sheets
            from tag in ComponentWithClass().Matches(File.ReadAllText(file))
            from name in tag.Groups["names"].Value.Split(' ')
            from line in File.ReadLines(file + ".css")
            where line.EndsWith('{') || line.EndsWith(',')
            where Regex.IsMatch(line.Split("::deep")[0], $@"\.{Regex.Escape(name)}(?![\w-])")
            where !Regex.IsMatch(ComponentWithClass().Replace(File.ReadAllText(file), ""), $@"class=""[^""]*\b{Regex.Escape(name)}\b")
            select $"{Path.GetRelativePath(s_source, file)}: {line}");
    }

    [GeneratedRegex("""<[A-Z]\w*\s(?:[^<>]|=>)*?class="(?<names>[\w -]+)"(?:[^<>]|=>)*>""")]
    private static partial Regex ComponentWithClass();

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(s_source, "*.*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(s_source, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "Migrations"));

    // The repository, found by where this file was when it was compiled.
    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
