namespace JobsDashboard.Settings;

/// <summary>The log levels in the settings. ASP.NET refuses one that it does not know without saying which setting it is.</summary>
internal static class LogLevels
{
    /// <exception cref="RefusedSettingException">There is no such level.</exception>
    public static void Check(IConfiguration configuration) => RefusedSettingException.ThrowIfAny(
        from setting in configuration.GetSection("Logging").AsEnumerable()
        where IsLevel(setting.Key) && setting.Value is { Length: > 0 } && !Enum.TryParse<LogLevel>(setting.Value, ignoreCase: true, out _)
        select $"The setting {setting.Key} is '{setting.Value}'; expected one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");

    // A level for a category, of all loggers or of one, or the level from which the console logger writes to standard error.
    private static bool IsLevel(string key) =>
        key.Split(':') is [.., "LogLevel", _] or [.., "LogToStandardErrorThreshold"];
}
