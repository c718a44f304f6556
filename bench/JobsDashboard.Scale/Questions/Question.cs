using System.Collections.Immutable;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Counting;

namespace JobsDashboard.Scale.Questions;

/// <summary>One question, as the product takes it and as SQL says it.</summary>
/// <param name="Name">What it is called in the report.</param>
/// <param name="Asked">What is asked.</param>
/// <param name="Query">The product's query string.</param>
internal sealed record Question(string Name, Asked Asked, string Query)
{
    /// <summary>How many rows a page has.</summary>
    public const int PageSize = 50;

    /// <summary>What the query string says of the jobs.</summary>
    public ImmutableArray<Condition> Conditions { get; init; } = [];

    /// <summary>What a page is ordered by.</summary>
    public Order Order { get; init; } = Order.Newest;

    /// <summary>How many jobs there are before the page; the product's own query string ends at 99,900.</summary>
    public int Skip { get; init; }

    /// <summary>Whether so many jobs match that a page is found soonest by walking along the order.</summary>
    public bool MatchesMany { get; init; }

    /// <summary>How long a span of the histogram is.</summary>
    public BucketSize Span { get; init; } = SpanOf("7d");

    /// <summary>Who asks.</summary>
    public JobCaller Caller { get; init; } = JobCaller.Local;

    /// <summary>Whether texts are searched.</summary>
    public bool IsText => Conditions.Any(condition => condition.IsText);

    /// <summary>The name with what is asked.</summary>
    public string Title => $"{Name}: {Asked switch
    {
        Asked.Page => "page",
        Asked.Total => "total",
        Asked.Facets => "four facets",
        Asked.TagKeys => "tag keys",
        Asked.Histogram => "histogram",
        _ => "footer",
    }}";

    /// <summary>A length of time, as the product's API takes it.</summary>
    public static BucketSize SpanOf(string text) =>
        BucketSize.TryParse(text, out var size) ? size : throw new ArgumentException($"Expected {BucketSize.Expected}.", nameof(text));
}

/// <summary>One condition of a question.</summary>
/// <param name="Field">The field that it restricts, whose own facet is counted without it.</param>
/// <param name="Write">Says it in SQL; null where the engine has no way to.</param>
internal sealed record Condition(string Field, Func<SqlWords, Piece?> Write)
{
    /// <summary>Whether it searches words in texts.</summary>
    public bool IsText { get; init; }
}

/// <summary>A condition in SQL.</summary>
/// <param name="Predicate">As a condition on the row <c>j</c> of a job.</param>
/// <param name="Ids">As a statement that gives each matching <c>Id</c> once; null where there is none that is quicker.</param>
internal sealed record Piece(string Predicate, string? Ids = null);

/// <summary>What a page is ordered by; ties by the job's id in the same direction, jobs without the value last.</summary>
/// <param name="SortBy">The product's name.</param>
/// <param name="Key">The SQL of it.</param>
/// <param name="Join">What has to be joined to <c>j</c> for it.</param>
/// <param name="Ascending">The smallest first.</param>
/// <param name="CanBeMissing">Whether a job may be without it.</param>
internal sealed record Order(string SortBy, string Key, string Join = "", bool Ascending = false, bool CanBeMissing = false)
{
    public static Order Newest { get; } = new("GmtCreateTime", "j.GmtCreateTime");

    /// <summary>As the product's query string says it.</summary>
    public string Query => $"&SortBy={SortBy}{(Ascending ? "&Order=asc" : "")}";
}
