using System.Text;
using System.Text.Json;
using JobsDashboard.Jobs.Access;
using JobsDashboard.Jobs.Items;
using JobsDashboard.Jobs.Secrets;
using JobsDashboard.Specification.Samples;
using Xunit;

namespace JobsDashboard.Jobs.Tests.Secrets;

public sealed class SecretMaskTests
{
    private const string Mark = "••••••";

    /// <summary>Texts in which each secret stands between « and ».</summary>
    public static TheoryData<string> Texts { get; } =
    [
        // Options
        "train.py --password=«hunter2» --lr 0.1",
        "train.py --password «hunter2» --lr 0.1",
        "train.py --db-password «hunter2»",
        "train.py --db.passwd «1234»",
        "train.py --api-key «abcdef» --epochs 3",
        "train.py --apiKey=«abcdef»",
        "train.py --token=«abc» --max-tokens 512",
        "train.py --hf-token '«abc def»' --lr 0.1",
        "train.py --hf-token=\"«abc def»\" --lr 0.1",
        "train.py --password \\\n    «hunter2» \\\n    --lr 0.1",
        "train.py --access-key-id «abcd1234» --access-key-secret «abcd1234»",
        "train.py --wandb_api_key «0123456789abcdef0123456789abcdef01234567»",
        "exec [\"train.py\", \"--password\", \"«hunter2»\", \"--lr\", \"0.1\"]",
        "if password == '«hunter2»': pass",
        // Variables
        "API_TOKEN=«abc» python train.py",
        "export WANDB_API_KEY=«abc»; python train.py",
        "export AWS_SECRET_ACCESS_KEY=«wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY» && train",
        "OSS_ACCESS_KEY_ID=«abc» OSS_ACCESS_KEY_SECRET=«def» train",
        "PGPASSWORD=«hunter2» psql -h db",
        "docker run -e DB_PASSWORD='«a b'c»' image",
        "dbPassword = «hunter2»",
        "password=«a,b,c» next",
        "user=root,password=«abc»,host=db",
        "Server=db;Uid=sa;Pwd=«hunter2»;Database=jobs",
        "REDISCLI_AUTH=«s3cr3tPassw0rd» redis-cli",
        "GITHUB_PAT=«1234567abcd» git pull",
        "OPENAI_KEY=«abcdef»",
        // Names and values
        "password: «hunter2»",
        "secret: «abc»",
        "api_key: «abc12345def»",
        "log {\"password\": \"«hunter2»\", \"epochs\": 3}",
        "{\"password\":\"«hun\\\"ter2»\",\"epochs\":3}",
        "log {\\\"password\\\": \\\"«hunter2»\\\", \\\"epochs\\\": 3}",
        "{'token': '«abc»', 'max_tokens': 512}",
        "Invalid login (password=«hunter2»)",
        // Addresses
        "git clone https://nlp:«hunter2»@git.example.com/repo.git",
        "postgres://train:«p@ss»@db.example.com:5432/jobs",
        "git clone https://«abcdefghij0123456789abcd»@git.example.com/repo.git",
        "curl 'https://oapi.example.com/robot/send?access_token=«abc»&x=1'",
        "https://oss.example.com/model.bin?Expires=1764000000&OSSAccessKeyId=«abc»&Signature=«aGVsbG8gd29ybGQhISE»",
        "https://blob.example.com/data?sv=2024-01-01&sig=«aGVsbG8gd29ybGQhISE»&se=2026",
        "curl https://hooks.slack.com/services/«T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX»",
        // Headers
        "curl -H 'Authorization: Bearer «abcdef0123»' https://example.com",
        "curl -H \"authorization: basic «bmxwOmh1bnRlcjI=»\" https://example.com",
        "curl -H 'X-Api-Key: «abcdef0123»' https://example.com",
        "curl -u nlp:«hunter2» https://example.com",
        "curl -s --user nlp:«hunter2» https://example.com",
        "sshpass -p «hunter2» ssh host",
        "mysql -u root -p«hunter2» jobs",
        "docker login -u nlp -p «hunter2» registry.example.com",
        // Forms
        "login with «AKIAIOSFODNN7EXAMPLE»",
        "login with «LTAI5tExampleExample0001»",
        "echo «ghp_0123456789abcdefghijABCDEFGHIJ012345»",
        "echo «github_pat_11ABCDEFG0123456789_abcdef»",
        "echo «glpat-0123456789abcdefghij»",
        "echo «hf_abcdefghijABCDEFGHIJ0123456789abcd»",
        "echo «sk-proj-0123456789abcdefghijABCDEFGHIJ»",
        "echo «sk_live_0123456789abcdefghij»",
        "echo «xoxb-123456789012-abcdefghij»",
        "echo «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN»",
        "-----BEGIN RSA PRIVATE KEY-----«\nMIIEowIBAAKCAQEA\nabc\n»-----END RSA PRIVATE KEY-----\nnext",
        "-----BEGIN OPENSSH PRIVATE KEY-----«\nMIIEowIBAAKCAQEA»",
        // Chinese
        "登录失败，密码=«hunter2»，请检查",
        "密码：«hunter2»",
        "数据库密码是«hunter2»。",
        "访问令牌: «abc123»",
        // In JSON, however it is spelled
        "{\"overview\":\"login failed\",\"content\":[{\"password\":\"«hunter2»\"},{\"log\":\"--token=«abc» x\"}]}",
        "{\"env\":[{\"name\":\"DB_PASSWORD\",\"value\":\"«hunter2»\"},{\"name\":\"LANG\",\"value\":\"C\"}]}",
        "{\"args\":[\"--password\",\"«hunter2»\",\"--lr\",\"0.1\"]}",
    ];

    /// <summary>Texts without a secret, however much they look like one.</summary>
    public static TheoryData<string> PlainTexts { get; } =
    [
        "",
        "python train.py --max-tokens 512 --tokenizer=bert --num_keys=4",
        "key: value",
        "keys=4 key=value --key value",
        "--pad-token '<pad>' --eos_token=</s> --mask_token [MASK] --bos-token-id 1 --special_tokens a,b",
        "--tokenizer-path /models/tokenizer.json --tokens-per-batch 4096 --cost-per-token 0.1",
        "TOKENIZERS_PARALLELISM=false MAX_NEW_TOKENS=2048 python train.py",
        "--token 512 --num-tokens=4096 --next-token-prediction true",
        "--sort-key=time --primary_key id --tag-key team --public-key abc --foreign-key x --monkey=1 --keyword=x",
        "--password-file /run/secrets/db --secret-name db --token-file=/run/token --password_length=12",
        "--password=$DB_PASSWORD --token ${HF_TOKEN} --api-key %API_KEY% --secret=<your-secret>",
        "--token=$(cat /run/secrets/token)",
        "--password= --lr 0.1",
        "--use-auth-token True --auth ldap --auth=none --no-password --author=li.lei",
        "PWD:/root passing=3 bypass=true compass=north --num-passes 3 passed: 3",
        "sk-learn-baseline-for-tabular-data disk-cache=1 task=mask hf_model=bert hf_transfer_enabled_by_default_value",
        "invalid token: expected a number",
        "Unexpected token: ',' in JSON; AccessKey: InvalidAccessKeyId",
        "https://example.com:8080/path git@git.example.com:nlp/repo.git http://user@host/",
        "docker run -u 1000:1000 --user 1000:1000 image",
        "pip install secret-lib==1.0 token-merge==2.0",
        "secret::value token::next auth://x",
        "the bearer of this basic training",
        "-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----",
        "CUDA error: out of memory. Tried to allocate 2.50 GiB (GPU 0; 79.15 GiB total capacity)",
        "密码错误，请重试",
        "tokens_seen=1000000 cookie_cutter=1 signature=ok credential: missing",
        "{\"max_tokens\":512,\"tokenizer\":\"bert\",\"keys\":[1,2]}",
        "{\"overview\":\"x failed\",\"content\":[{\"time\":\"1763990000\",\"reason\":\"137\"}]}",
        Mark,
    ];

    [Theory, MemberData(nameof(Texts))]
    public void Secret_InAText_IsMaskedAndTheRestStays(string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);

        var masked = SecretMask.Default.Of(text);

        Assert.Equal(MaskedBetweenMarks(marked), masked);
        Assert.Equal(masked, SecretMask.Default.Of(masked));
    }

    /// <summary>Most jobs are known for having no secrets by their JSON, in which characters are escaped.</summary>
    [Theory, MemberData(nameof(Texts))]
    public void Secret_InTheJsonOfAJob_IsMaskedWhateverIsBeforeIt(string marked)
    {
        var text = marked.Replace("«", "", StringComparison.Ordinal).Replace("»", "", StringComparison.Ordinal);
        foreach (var before in new[] { "", "\n", "\t", "\r\n\u0001", "\"", "'", "<", "+", "x=", "\\", "\\n", "\U0001F600" })
        {
            var job = new JobItem { JobId = "j", UserId = "1001", UserCommand = before + text };
            var shown = job with { UserCommand = SecretMask.Default.Of(before + text) };

            var (json, _) = new JobMask(SecretMask.Default, JobCaller.Local).Of(JsonSerializer.Serialize(job, JobJson.Wire.JobItem), null);

            Assert.Equal(JsonSerializer.Serialize(shown, JobJson.Wire.JobItem), json);
        }
    }

    [Theory]
    [InlineData("a\\napi_key=«abc»")]
    [InlineData("a\\n--token «abc»")]
    [InlineData("C:\\password=«abc»")]
    public void Name_AfterAnEscapedCharacter_IsOne(string marked) => Secret_InAText_IsMaskedAndTheRestStays(marked);

    [Theory, MemberData(nameof(PlainTexts))]
    public void Text_WithoutASecret_StaysAsItIs(string text) => Assert.Same(text, SecretMask.Default.Of(text));

    [Fact]
    public void Texts_ThatAreGenerated_StayAsTheyAre() =>
        Assert.All(GeneratedJobs.Texts, text => Assert.Same(text, SecretMask.Default.Of(text)));

    [Fact]
    public void Json_WhoseNameIsEscaped_IsReadBeforeItIsMasked()
    {
        var masked = SecretMask.Default.Of("""{"\u0070assword":"hunter2","note":"\u0070assword\u003dhunter3"}""");

        Assert.DoesNotContain("hunter", masked, StringComparison.Ordinal);
        Assert.Equal("""{"password":"••••••","note":"password=••••••"}""", masked);
    }

    [Theory]
    [InlineData("""{"password":"hunter2","half":"\ud800"}""")]
    [InlineData("""{"password":"hunter2",""")]
    [InlineData("""[--password hunter2""")]
    public void Json_ThatIsNone_IsMaskedAsText(string text) =>
        Assert.DoesNotContain("hunter2", SecretMask.Default.Of(text), StringComparison.Ordinal);

    [Fact]
    public void Rules_ThatAreAdded_FindMore()
    {
        var mask = new SecretMask(new SecretRules("license_no, *_pin, 工号", @"\bEMP-[0-9]{4}\b|room (?<secret>[0-9]+)"));

        Assert.Equal(
            "--license-no •••••• SIM_PIN=•••••• 工号：•••••• •••••• in room ••••••, pin=1234",
            mask.Of("--license-no A1 SIM_PIN=1234 工号：007 EMP-1234 in room 42, pin=1234"));
        Assert.NotEqual(SecretMask.Default.Fingerprint, mask.Fingerprint);
        Assert.Equal(new SecretRules("a_b").Fingerprint, new SecretRules("a-b").Fingerprint);
    }

    [Theory]
    [InlineData("license_no", true)]
    [InlineData("license_no, *_pin", true)]
    [InlineData("工号", true)]
    [InlineData("*", false)]
    [InlineData("a", false)]
    [InlineData("*a*", false)]
    [InlineData(",", false)]
    [InlineData("my name", false)]
    public void Names_OfRules_NeedTwoCharactersOfAName(string names, bool areNames) => Assert.Equal(areNames, SecretRules.AreNames(names));

    [Theory]
    [InlineData("EMP-[0-9]{4}", true)]
    [InlineData("room (?<secret>[0-9]+)", true)]
    [InlineData("(", false)]
    [InlineData("x*", false)]
    [InlineData("(?=x)y", false)]
    [InlineData(@"(x)\1", false)]
    public void Pattern_OfRules_IsOneThatTakesNoLongerThanItsText(string pattern, bool isPattern) =>
        Assert.Equal(isPattern, SecretRules.IsPattern(pattern));

    // What would take minutes where a part of the text is read again for each of its characters.
    [Theory]
    [InlineData("password=\"")]
    [InlineData("password")]
    [InlineData("token_x=\"token_x=\"")]
    [InlineData("eyJ")]
    [InlineData("://a:")]
    [InlineData("curl -u ")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("{\"password\":")]
    public void Text_OfAnyLength_IsReadOnce(string part)
    {
        var text = new StringBuilder().Insert(0, part, 1_000_000 / part.Length).ToString();

        Assert.NotEmpty(SecretMask.Default.Of(text));
    }

    private static string MaskedBetweenMarks(string marked)
    {
        var parts = marked.Split('«', '»');
        return string.Concat(parts.Select((part, i) => i % 2 == 1 ? Mark : part));
    }
}
