using System.Globalization;
using JobsDashboard.Jobs.Listing;

namespace JobsDashboard;

/// <summary>How long a query may take, as the settings say it in seconds.</summary>
internal static class QueryTimeoutSetting
{
    private const string Name = "Jobs:QueryTimeout";
    private const int LongestSeconds = 600;

    public static IServiceCollection AddQueryTimeout(this IServiceCollection services, IConfiguration settings) =>
        settings[Name] is not { Length: > 0 } text ? services
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestSeconds
            ? services.AddSingleton(new QueryTimeout(TimeSpan.FromSeconds(seconds)))
            : throw new RefusedSettingException($"The setting {Name} is '{text}'; expected a whole number of seconds from 1 to {LongestSeconds}.");
}
