using System.Collections.Immutable;
using JobsDashboard.Jobs.TextSearch;
using JobsDashboard.Scale.Generating;
using static JobsDashboard.Scale.Questions.Conditions;

namespace JobsDashboard.Scale.Questions;

/// <summary>Everything that is asked.</summary>
internal static class QuestionList
{
    public const string Default = "default page";
    public const string Newest = "all of time";
    public const string Deep = "deep page by creation";
    public const string CommonWord = "common word";
    public const string CommonWordFiltered = "common word AND filter";
    public const string Everything = "all";
    public const string TwoTags = "tag AND tag";

    private const string All = "StartTime=any&EndTime=any";

    private static readonly Condition s_failed = Row("Status", "#Status = 40");
    private static readonly Order s_byFinish = new("GmtFinishTime", "j.GmtFinishTime", CanBeMissing: true);
    private static readonly Order s_byName = new("DisplayName", "d.DisplayNameKey");

    /// <param name="count">How many jobs there are: a deep page is as deep as they allow.</param>
    public static ImmutableArray<Question> Of(long count)
    {
        var deep = (int)Math.Min(1_000_000, count / 10);
        return
        [
            .. Lists().SelectMany(list => new[] { list, list with { Asked = Asked.Total } }),
            .. Pages(deep),
            .. Orders(),
            .. Counts(),
        ];
    }

    // Each is asked for a page and for its total.
    private static IEnumerable<Question> Lists()
    {
        var (from, to) = (ScaleJobs.Now.AddDays(-200), ScaleJobs.Now.AddDays(-170));
        yield return Many(Default, "", LastWeek);
        yield return Many("default page of a member", "", LastWeek, SeenBy(Member.Usual)) with { Caller = Member.Usual.Caller };
        yield return Many(Newest, All);
        yield return Many("all of time of a member", All, SeenBy(Member.Usual)) with { Caller = Member.Usual.Caller };
        yield return List("failed", $"{All}&Status=Failed", s_failed);
        yield return List("rare word", $"{All}&ReasonSearch={Reasons.Rare[0]}", Words(TextField.Reason, Reasons.Rare[0]));
        yield return Many(CommonWord, $"{All}&ReasonSearch=memory", Words(TextField.Reason, "memory"));
        yield return Many("Chinese words", $"{All}&ReasonSearch=显存不足", Words(TextField.Reason, "显存不足"));
        yield return List("rare Chinese word", $"{All}&ReasonSearch={Reasons.Rare[3]}", Words(TextField.Reason, Reasons.Rare[3]));
        yield return Many(
            CommonWordFiltered, $"{All}&ReasonSearch=memory&Status=Failed&Range=RequestGPU:8..",
            Words(TextField.Reason, "memory"), s_failed, Row("RequestGPU", "#RequestGPU >= 8"));
        yield return Many("word of the last week", "ReasonSearch=memory", LastWeek, Words(TextField.Reason, "memory"));
        yield return Many("word in commands", $"{All}&UserCommandSearch=deepspeed", Words(TextField.Command, "deepspeed"));
        yield return Many("word anywhere", $"{All}&Search=yolov8", Anywhere("yolov8"));
        yield return Many("1 character of a name", $"{All}&DisplayName=x", Name("x"));
        yield return Many("2 characters of a name", $"{All}&DisplayName=训练", Name("训练"));
        yield return Many("3 characters of a name", $"{All}&DisplayName=sft", Name("sft"));
        yield return Many("8 characters of a name", $"{All}&DisplayName=unet3d-e", Name("unet3d-e"));
        yield return Many("tag", $"{All}&Tags.team=nlp", Tag("team", "nlp"));
        yield return Many(TwoTags, $"{All}&Tags.team=nlp&Tags.env=prod", Tag("team", "nlp"), Tag("env", "prod"));
        yield return Many(
            "tag and failed", $"{All}&Tags.region=beijing&Status=Failed", Tag("region", "beijing"), s_failed);
        yield return Many("8 to 64 GPUs", $"{All}&Range=RequestGPU:8..64", Row("RequestGPU", "#RequestGPU BETWEEN 8 AND 64"));
        yield return Many(
            "long and waited", $"{All}&Range=Duration:86400..&Range=QueueTime:3600..",
            Row("Duration", "#Duration >= 86400"), Row("QueueTime", "#GmtRunningTime - #GmtCreateTime >= 3600"));
        yield return List(
            "finished in a month", $"TimeRangeField=GmtFinishTime&StartTime={from:yyyy-MM-dd}&EndTime={to:yyyy-MM-dd}",
            Time("GmtFinishTime", from, to));
        yield return Many("not succeeded", $"{All}&NotStatus=Succeeded", Row("Status", "(#Status IS NULL OR #Status <> 120)"));
        yield return Many("without a tag", $"{All}&NotTags.team=nlp", Not(Tag("team", "nlp")));
        yield return Many(
            "failed without a word", $"{All}&Status=Failed&NotReasonSearch=memory",
            s_failed, Not(Words(TextField.Reason, "memory")));
        yield return List("not finished", $"{All}&Missing=GmtFinishTime", Row("GmtFinishTime", "#GmtFinishTime IS NULL"));
        var user = Fleet.Users[900].UserId;
        yield return List("user with few jobs", $"{All}&UserIdForFilter={user}", Value("UserId", user));
        yield return List(
            "workspace, type and status", $"{All}&WorkspaceId={Fleet.Workspaces[5].Id}&JobType=MPIJob&Status=Failed,Stopped",
            Value("WorkspaceId", Fleet.Workspaces[5].Id), Value("JobType", "MPIJob"), Row("Status", "#Status IN (40, 100)"));
    }

    private static IEnumerable<Question> Pages(int deep)
    {
        yield return Many("failed by finish time", $"{All}&Status=Failed", s_failed).By(s_byFinish);
        yield return List(Deep, All) with { Skip = deep };
        yield return List("deep page of failed", $"{All}&Status=Failed", s_failed) with { Skip = deep / 10 };
        yield return List("deep page by duration", All).By(new("Duration", "j.Duration", CanBeMissing: true)) with { Skip = deep / 10 };
        yield return List("word by duration", $"{All}&ReasonSearch=memory", Words(TextField.Reason, "memory"))
            .By(new("Duration", "j.Duration", CanBeMissing: true));
        yield return List("week by name", "", LastWeek).By(s_byName);
    }

    private static IEnumerable<Question> Orders()
    {
        const string QueueTime = "CASE WHEN j.GmtRunningTime < j.GmtCreateTime THEN 0 ELSE j.GmtRunningTime - j.GmtCreateTime END";
        yield return Ordered("name", s_byName with { Ascending = true });
        yield return Ordered("name, backwards", s_byName);
        yield return Ordered("type", new("JobType", "o.Text", "LEFT JOIN JobValue o ON o.Key = j.JobTypeKey"));
        yield return Ordered("status", new("Status", "j.Status"));
        yield return Ordered("finish time", s_byFinish);
        yield return Ordered("duration", new("Duration", "j.Duration", CanBeMissing: true));
        yield return Ordered("queue time", new("QueueTime", QueueTime, CanBeMissing: true));
        yield return Ordered("GPUs", new("RequestGPU", "j.RequestGPU"));
        yield return Ordered("cores", new("RequestCPU", "j.RequestCPU"));
        yield return Ordered("memory", new("RequestMemory", "j.RequestMemory"));
        yield return Ordered("priority", new("Priority", "j.Priority"));
        yield return Ordered("start", new("GmtRunningTime", "j.GmtRunningTime", CanBeMissing: true));
        yield return Ordered("last change", new("GmtModifiedTime", "j.GmtModifiedTime"));
        yield return Ordered("user", new("Username", "o.Folded", "LEFT JOIN JobValue o ON o.Key = j.UsernameKey", Ascending: true));
    }

    private static IEnumerable<Question> Counts()
    {
        var questions = new (string Name, string Query, Condition[] Conditions)[]
        {
            ("7 days", "", [LastWeek]),
            (Everything, All, []),
            ("failed", $"{All}&Status=Failed", [s_failed]),
            ("with a word", $"{All}&ReasonSearch=memory", [Words(TextField.Reason, "memory")]),
        };
        foreach (var (name, query, conditions) in questions)
        {
            foreach (var asked in new[] { Asked.Facets, Asked.TagKeys, Asked.Histogram, Asked.Footer })
            {
                yield return new Question(name, asked, query)
                {
                    Conditions = [.. conditions],
                    Span = Question.SpanOf(query == "" ? "3h" : "7d"),
                };
            }
        }
    }

    private static Question Ordered(string name, Order order) => List($"by {name}", All).By(order);

    private static Question Many(string name, string query, params ImmutableArray<Condition> conditions) =>
        List(name, query, conditions) with { MatchesMany = true };

    private static Question List(string name, string query, params ImmutableArray<Condition> conditions) =>
        new(name, Asked.Page, query) { Conditions = conditions };

    private static Question By(this Question question, Order order) =>
        question with { Order = order, Query = question.Query + order.Query };
}
