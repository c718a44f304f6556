using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace JobsDashboard.Settings;

/// <summary>
/// This program's own settings, each by its full name in the configuration. The message of its attribute says what is expected,
/// so that one that cannot be used is refused with that. An empty setting is one that is not set.
/// </summary>
internal sealed class DashboardSettings
{
    /// <summary>The largest number of demo jobs that can be asked for.</summary>
    public const int MaxDemoJobs = 100_000_000;

    /// <summary>The database; for the embedded one, its file. The provider's project checks it.</summary>
    [ConfigurationKeyName("ConnectionStrings:Jobs")]
    public string? ConnectionString { get; set; }

    /// <summary>Where SQL Server's jobs are read, such as a readable secondary.</summary>
    [ConfigurationKeyName("ConnectionStrings:JobsReadOnly")]
    public string? ReadOnlyConnectionString { get; set; }

    [ConfigurationKeyName("Jobs:Database:Provider")]
    [EnumDataType(typeof(DatabaseProvider), ErrorMessage = "Sqlite or SqlServer")]
    public DatabaseProvider? Provider { get; set; }

    /// <summary>The LCID of the language whose word breaker SQL Server uses.</summary>
    [ConfigurationKeyName("Jobs:Database:FullTextLanguage")]
    [Range(0, int.MaxValue, ErrorMessage = "the number of a language (LCID), such as 2052 or 1033")]
    public int? FullTextLanguage { get; set; }

    /// <summary>Whether the embedded database's jobs are counted over a copy of their columns in memory.</summary>
    [ConfigurationKeyName("Jobs:Database:CountsInMemory")]
    public bool? CountsInMemory { get; set; }

    /// <summary>How many demo jobs an empty embedded database gets when the server starts.</summary>
    [ConfigurationKeyName("Jobs:DemoJobs")]
    [Range(0, MaxDemoJobs, ErrorMessage = "a whole number from 0 to 100000000")]
    public int? DemoJobs { get; set; }

    [ConfigurationKeyName("Jobs:Auth:Mode")]
    [EnumDataType(typeof(AuthMode), ErrorMessage = "Local or Oidc")]
    public AuthMode? AuthMode { get; set; }

    /// <summary>The OpenID Connect provider's address, below which its configuration is.</summary>
    [ConfigurationKeyName("Jobs:Auth:Authority")]
    public string? Authority { get; set; }

    [ConfigurationKeyName("Jobs:Auth:ClientId")]
    public string? ClientId { get; set; }

    /// <summary>None for a public client.</summary>
    [ConfigurationKeyName("Jobs:Auth:ClientSecret")]
    public string? ClientSecret { get; set; }

    /// <summary>What the provider is asked for.</summary>
    [ConfigurationKeyName("Jobs:Auth:Scopes")]
    public string? Scopes { get; set; }

    [ConfigurationKeyName("Jobs:Auth:UserIdClaim")]
    public string? UserIdClaim { get; set; }

    [ConfigurationKeyName("Jobs:Auth:UsernameClaim")]
    public string? UsernameClaim { get; set; }

    [ConfigurationKeyName("Jobs:Auth:GroupsClaim")]
    public string? GroupsClaim { get; set; }

    /// <summary>What groups may do: an entry for each, which has its shape from <c>GroupRights</c>.</summary>
    [ConfigurationKeyName("Jobs:Auth:Groups")]
    public IConfigurationSection? Groups { get; set; }

    /// <summary>User ids that see every job, whatever groups they are in.</summary>
    [ConfigurationKeyName("Jobs:Auth:GlobalAdmins")]
    public string[]? GlobalAdmins { get; set; }

    /// <summary>The addresses and networks whose forwarded headers are believed.</summary>
    [ConfigurationKeyName("Jobs:Proxies")]
    public string[]? Proxies { get; set; }

    /// <summary>The path below which a proxy serves the dashboard.</summary>
    [ConfigurationKeyName("Jobs:PathBase")]
    [RegularExpression("(/(?!(?i:jobs)(/|$))[A-Za-z0-9._~-]+)+",
        ErrorMessage = "a path such as /dashboard, without / at its end and no part jobs")]
    public string? PathBase { get; set; }

    /// <summary>From which addresses, beside the server's own, pages may open a live connection.</summary>
    [ConfigurationKeyName("Jobs:AllowedOrigins")]
    [OriginList(ErrorMessage = "origins such as https://jobs.example.com, with semicolons between them")]
    public string? OtherOrigins { get; set; }

    /// <summary>For how many days the audit log keeps what it records.</summary>
    [ConfigurationKeyName("Jobs:Audit:RetentionDays")]
    [Range(1, 3650, ErrorMessage = "a whole number of days from 1 to 3650")]
    public int? AuditRetentionDays { get; set; }

    /// <summary>After how many seconds the server stops a query.</summary>
    [ConfigurationKeyName("Jobs:QueryTimeout")]
    [Range(1, 600, ErrorMessage = "a whole number of seconds from 1 to 600")]
    public int? QueryTimeout { get; set; }

    /// <summary>How many questions the database answers at once.</summary>
    [ConfigurationKeyName("Jobs:Limits:Questions")]
    [Range(2, 1_000, ErrorMessage = "a whole number from 2 to 1000")]
    public int? Questions { get; set; }

    /// <summary>How many of them one user's pages may have, and one user's programs.</summary>
    [ConfigurationKeyName("Jobs:Limits:QuestionsPerUser")]
    [Range(1, 1_000, ErrorMessage = "a whole number from 1 to 1000")]
    public int? QuestionsPerUser { get; set; }

    /// <summary>After how many seconds a question that waits for its turn is refused.</summary>
    [ConfigurationKeyName("Jobs:Limits:QuestionWait")]
    [Range(1, 600, ErrorMessage = "a whole number of seconds from 1 to 600")]
    public int? QuestionWait { get; set; }

    [ConfigurationKeyName("Jobs:Limits:RequestsPerSecond")]
    [Range(1, 1_000_000, ErrorMessage = "a whole number from 1 to 1000000")]
    public int? RequestsPerSecond { get; set; }

    /// <summary>After how many seconds a request to the API is stopped.</summary>
    [ConfigurationKeyName("Jobs:Limits:RequestTime")]
    [Range(1, 3_600, ErrorMessage = "a whole number of seconds from 1 to 3600")]
    public int? RequestSeconds { get; set; }

    /// <summary>How many wrong signatures of one key and address are checked a minute.</summary>
    [ConfigurationKeyName("Jobs:Limits:FailedSignatures")]
    [Range(1, 1_000_000, ErrorMessage = "a whole number from 1 to 1000000")]
    public int? MaxFailedSignatures { get; set; }

    [ConfigurationKeyName("Jobs:Limits:Exports")]
    [Range(1, 1_000, ErrorMessage = "a whole number from 1 to 1000")]
    public int? Exports { get; set; }

    /// <summary>After how many seconds an export ends whose reader takes nothing.</summary>
    [ConfigurationKeyName("Jobs:Limits:ExportStall")]
    [Range(1, 3_600, ErrorMessage = "a whole number of seconds from 1 to 3600")]
    public int? ExportStall { get; set; }

    /// <summary>How many live pages a user may have open.</summary>
    [ConfigurationKeyName("Jobs:Limits:Pages")]
    [Range(1, 10_000, ErrorMessage = "a whole number from 1 to 10000")]
    public int? Pages { get; set; }

    [ConfigurationKeyName("Jobs:Limits:Connections")]
    [Range(10, 1_000_000, ErrorMessage = "a whole number from 10 to 1000000")]
    public int? Connections { get; set; }

    /// <summary>With SQL Server, the folder where earlier versions had the keys that are in the database now.</summary>
    [ConfigurationKeyName("Jobs:KeyRing")]
    public string? KeyRingFolder { get; set; }

    /// <summary>The file of the certificate that protects the keys in the database.</summary>
    [ConfigurationKeyName("Jobs:KeyRingCertificate")]
    public string? KeyRingCertificate { get; set; }

    [ConfigurationKeyName("Jobs:KeyRingCertificatePassword")]
    public string? KeyRingCertificatePassword { get; set; }

    /// <summary>Where traces, metrics and logs are sent.</summary>
    [ConfigurationKeyName("Jobs:Telemetry:Endpoint")]
    [Url(ErrorMessage = "the address of an OTLP receiver, such as http://127.0.0.1:4318")]
    public string? TelemetryEndpoint { get; set; }

    /// <summary>Names of secrets beside those that the program knows.</summary>
    [ConfigurationKeyName("Jobs:Secrets:Names")]
    [SecretNames(ErrorMessage = "names with commas between them, such as license_no,*_pin, of letters, digits, . - _ and * for any text")]
    public string? SecretNames { get; set; }

    /// <summary>What finds secrets beside those that the program knows.</summary>
    [ConfigurationKeyName("Jobs:Secrets:Pattern")]
    [SecretPattern(ErrorMessage = "a regular expression of at most 2000 characters that matches no empty text, without lookarounds")]
    public string? SecretPattern { get; set; }

    /// <summary>Whether the API answers the secrets in jobs of others.</summary>
    [ConfigurationKeyName("Jobs:Secrets:ShownByApi")]
    [AllowedValues(true, false, ErrorMessage = "true or false")]
    public bool? SecretsShownByApi { get; set; }

    /// <summary>Whether everybody signs in. Otherwise nobody does, and whoever is on this machine is the local user.</summary>
    public bool NeedsSignIn => AuthMode is Settings.AuthMode.Oidc;

    /// <summary>Whether the jobs are in the embedded database, which nobody else uses.</summary>
    public bool IsEmbedded => Provider is null or DatabaseProvider.Sqlite;

    private static IEnumerable<(string Name, PropertyInfo Setting)> All =>
        from setting in typeof(DashboardSettings).GetProperties()
        let name = setting.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name
        where name is not null
        select (name, setting);

    /// <summary>Reads the settings. They are needed before the host starts, because they decide which services it has.</summary>
    /// <exception cref="RefusedSettingException">Some of them cannot be used.</exception>
    public static DashboardSettings Read(IConfiguration configuration)
    {
        RefusedSettingException.ThrowIfAny(All.Select(setting => ProblemOf(configuration, setting.Name, setting.Setting)).OfType<string>());
        return configuration.Get<DashboardSettings>() ?? new DashboardSettings();
    }

    private static string? ProblemOf(IConfiguration configuration, string name, PropertyInfo setting)
    {
        if (configuration[name] is not { Length: > 0 } text || setting.GetCustomAttribute<ValidationAttribute>() is not { } rule)
        {
            return null;
        }
        try
        {
            if (rule.IsValid(configuration.GetValue(setting.PropertyType, name)))
            {
                return null;
            }
        }
        catch (InvalidOperationException)
        {
            // The text is not of the setting's type. The binder says so with a type of .NET, which is not what is expected.
        }
        return $"The setting {name} is '{text}'; expected {rule.ErrorMessage}.";
    }
}

/// <summary>The databases that jobs can be in.</summary>
internal enum DatabaseProvider
{
    /// <summary>The embedded database, a file.</summary>
    Sqlite,
    SqlServer,
}

/// <summary>How users sign in.</summary>
internal enum AuthMode
{
    /// <summary>They do not: whoever is on this machine is the local user. For development.</summary>
    Local,

    /// <summary>At a provider of OpenID Connect.</summary>
    Oidc,
}
