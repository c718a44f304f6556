using System.Collections.Immutable;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Specification.Samples;

/// <summary>Jobs with secrets, and how those see them who must not see the secrets: written down, not worked out.</summary>
internal static class SecretJobs
{
    /// <summary>What every secret begins with.</summary>
    public const string Secret = "s3cr3t";

    private const string Mark = "••••••";

    /// <summary>Where each secret is, and its number.</summary>
    public const int Secrets = 20;

    private static readonly (string Text, string Shown)[] s_commands =
    [
        ("python train.py --password s3cr3t01 --lr 0.1", $"python train.py --password {Mark} --lr 0.1"),
        ("API_TOKEN=s3cr3t01 torchrun train.py", $"API_TOKEN={Mark} torchrun train.py"),
        ("git clone https://nlp:s3cr3t01@git.example.com/repo && bash run.sh", $"git clone https://nlp:{Mark}@git.example.com/repo && bash run.sh"),
    ];

    private static readonly (string Text, string Shown)[] s_reasons =
    [
        ("login failed: password=s3cr3t02", $"login failed: password={Mark}"),
        ("登录失败，密码：s3cr3t02", $"登录失败，密码：{Mark}"),
        ("""{"overview":"login failed","content":[{"token":"s3cr3t02"}]}""", $$"""{"overview":"login failed","content":[{"token":"{{Mark}}"}]}"""),
    ];

    private static readonly (string Text, string Shown)[] s_descriptions =
    [
        ("ablation, api_key=s3cr3t03", $"ablation, api_key={Mark}"),
    ];

    /// <summary>Some of the jobs with a secret in command, reason and description, each beside what of it is shown to others.</summary>
    public static ImmutableArray<(JobItem Job, JobItem Shown)> AddTo(Random random, IEnumerable<JobItem> jobs) => [.. jobs.Select(job =>
    {
        var (command, reason, description) = (Pick(random, s_commands), Pick(random, s_reasons), Pick(random, s_descriptions));
        return random.Next(3) == 0
            ? (With(job, command.Text, reason.Text, description.Text), With(job, command.Shown, reason.Shown, description.Shown))
            : (job, job);
    })];

    /// <summary>A job with a secret in every place where there may be one. Its secrets are numbered.</summary>
    public static JobItem Everywhere(string id, string owner, DateTimeOffset now) => new()
    {
        JobId = id,
        DisplayName = "every place",
        UserId = owner,
        WorkspaceId = "268",
        Accessibility = "PUBLIC",
        ReasonCode = "JobFailed",
        Status = JobStatus.Failed,
        GmtCreateTime = now.AddHours(-1),
        UserCommand = "python train.py --password s3cr3t01 --lr 0.1",
        ReasonMessage = """{"overview":"login failed","content":[{"token":"s3cr3t02x","log":"Authorization: Bearer s3cr3t03"}]}""",
        UserScript = "export API_TOKEN=s3cr3t04\npython train.py",
        Envs = Map(("LANG", "C"), ("WANDB_API_KEY", "s3cr3t05"), ("MIRROR", "https://nlp:s3cr3t06@pypi.example.com")),
        SystemEnvs = Map(("HF_TOKEN", "s3cr3t07")),
        StatusHistory = [new() { Status = "Failed", ReasonMessage = "密码：s3cr3t08" }],
        ThirdpartyLibs = ["numpy==1.16.1", "git+https://nlp:s3cr3t09@git.example.com/lib"],
        JobReplicaStatuses = Json("""[{"Type":"Worker","message":"pwd=s3cr3t10"}]"""),
        JobSpecs =
        [
            new()
            {
                Type = "Worker",
                Image = "registry/pytorch:2.3",
                ExtraPodSpec = Json("""
                    {"containers":[{"env":[{"name":"DB_PASSWORD","value":"s3cr3t11"}],"args":["--password","s3cr3t12"]}],"secret":"s3cr3t13"}
                    """),
            },
        ],
        UserVpc = Json("""{"password":1234,"VpcId":"vpc-1","token":"s3cr3t14"}"""),
        Settings = new()
        {
            Tags = Map(("team", "nlp")),
            ErrorMonitoringArgs = "--api-key s3cr3t15",
            AdvancedSettings = Json("""{"db":{"password":"s3cr3t16"},"max_tokens":512}"""),
        },
        Extras = new()
        {
            Description = "ablation, api_key=s3cr3t17",
            CustomEnvs = [new() { Key = "SECRET_KEY", Value = "s3cr3t18", Visible = "private" }, new() { Key = "LANG", Value = "C" }],
            RestartRecord = Json("""[{"reason":"--token s3cr3t19"}]"""),
            RoleSystemEnvs = Json("""{"Worker":{"AWS_SECRET_ACCESS_KEY":"s3cr3t20","RANK":"0"}}"""),
        },
    };

    private static JobItem With(JobItem job, string command, string reason, string description) =>
        job with { UserCommand = command, ReasonMessage = reason, Extras = new() { Description = description } };

    private static (string Text, string Shown) Pick(Random random, (string, string)[] texts) => GeneratedJobs.Pick(random, texts);

    private static ImmutableSortedDictionary<string, string> Map(params (string Key, string Value)[] pairs) =>
        pairs.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}
