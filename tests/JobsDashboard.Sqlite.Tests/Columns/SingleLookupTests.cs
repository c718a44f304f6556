using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Columns.Filtering;
using Xunit;

namespace JobsDashboard.Sqlite.Tests.Columns;

/// <summary>Queries for the number of one tag or one text are recognised, and no others.</summary>
public sealed class SingleLookupTests
{
    private static readonly KeyValuePair<string, string> s_tag = new("team", "nlp");

    private readonly IQueryable<Tag> _tags = Array.Empty<Tag>().AsQueryable();
    private readonly IQueryable<JobValue> _values = Array.Empty<JobValue>().AsQueryable().Where(value => value.Field == 3);

    [Fact]
    public void Tag_ByKeyAndValue_IsRecognised()
    {
        var tag = s_tag;

        Assert.Equal(("team", "nlp"), OfTag(_tags.Where(t => t.Key == tag.Key && t.Value == tag.Value)));
    }

    [Fact]
    public void Tags_ByAnythingElse_AreNot()
    {
        IReadOnlyCollection<string> values = ["nlp"];
        var byKey = _tags.Where(t => t.Key == "team");

        Assert.Null(OfTag(byKey));
        Assert.Null(OfTag(byKey.Where(t => values.Contains(t.Value))));
        Assert.Null(OfTag(_tags.Where(t => t.Key == "team" || t.Value == "nlp")));
        Assert.Null(OfTag(_tags.Where(t => t.Key != "team" && t.Value == "nlp")));
        Assert.Null(OfTag(_tags.OrderBy(t => t.Key).Where(t => t.Key == "team" && t.Value == "nlp")));
    }

    [Fact]
    public void Text_OfAField_IsRecognised()
    {
        IReadOnlyCollection<string> texts = new List<string> { "a" };

        Assert.Equal(("3 Text", "a"), OfText(_values.Where(value => texts.Contains(value.Text))));
        Assert.Equal(("3 Folded", "a"), OfText(_values.Where(value => texts.Contains(value.Folded))));
    }

    [Fact]
    public void Texts_OrAnythingElse_AreNot()
    {
        IReadOnlyCollection<string> texts = new List<string> { "a", "b" };
        IReadOnlyCollection<string> one = new List<string> { "a" };

        Assert.Null(OfText(_values));
        Assert.Null(OfText(_values.Where(value => texts.Contains(value.Text))));
        Assert.Null(OfText(_values.Where(value => !one.Contains(value.Text))));
        Assert.Null(OfText(_values.Where(value => value.Key > 1).Where(value => one.Contains(value.Text))));
    }

    [Fact]
    public void PartOfTheTextsOfAField_IsRecognised_AndNothingElseIsTaken()
    {
        var (part, all) = ("A", Array.Empty<JobValue>().AsQueryable());

        Assert.Equal(("3 part", "A"), OfPart(all.Where(value => value.Field == 3 && value.Folded.Contains(part))));
        Assert.Null(OfPart(all.Where(value => value.Field == 3 || value.Folded.Contains(part))));
        Assert.Null(OfPart(all.Where(value => value.Field == 3 && value.Folded.StartsWith(part))));
        Assert.Null(OfPart(all.Where(value => value.Field == 3 && value.Text.Contains(part))));
        Assert.Null(OfPart(all.Where(value => value.Field == 3 && !value.Folded.Contains(part))));
        Assert.Null(OfPart(all.Where(value => value.Field == 3 && value.Folded.Contains(part, StringComparison.Ordinal))));
        Assert.Null(OfPart(_values.Where(value => value.Field == 3 && value.Folded.Contains(part))));
    }

    private static (string, string)? OfPart(IQueryable<JobValue> values) =>
        SingleLookup.OfPart(values.Select(value => (int?)value.Key).Expression);

    private static (string, string)? OfTag(IQueryable<Tag> tags) => SingleLookup.OfTag(tags.Select(tag => tag.TagId).Expression);

    private static (string, string)? OfText(IQueryable<JobValue> values) =>
        SingleLookup.OfText(values.Select(value => (int?)value.Key).Expression);
}
