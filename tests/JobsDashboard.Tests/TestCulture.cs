using System.Globalization;
using System.Runtime.CompilerServices;

namespace JobsDashboard.Tests;

/// <summary>The tests read pages in English, whatever the language of the machine is.</summary>
internal static class TestCulture
{
    [ModuleInitializer]
    internal static void Set() =>
        (CultureInfo.DefaultThreadCurrentCulture, CultureInfo.DefaultThreadCurrentUICulture,
            CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) =
        (CultureInfo.InvariantCulture, CultureInfo.InvariantCulture, CultureInfo.InvariantCulture, CultureInfo.InvariantCulture);
}
