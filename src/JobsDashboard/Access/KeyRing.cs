using JobsDashboard.Jobs.Storing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace JobsDashboard.Access;

/// <summary>The keys that secrets are encrypted with. They are in a folder that all programs over the same database share.</summary>
internal static class KeyRing
{
    public static IServiceCollection AddKeyRing(this IServiceCollection services, string folder)
    {
        services.AddDataProtection().SetApplicationName("JobsDashboard");
        services.AddOptions<KeyManagementOptions>().Configure<ILoggerFactory>((options, logs) =>
            options.XmlRepository = new FileSystemXmlRepository(OwnersOnly.MakeFolder(folder), logs));
        return services;
    }
}
