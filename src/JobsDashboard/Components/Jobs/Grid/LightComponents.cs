using JobsDashboard.Jobs.Listing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace JobsDashboard.Components.Jobs.Grid;

/// <summary>
/// Makes the components of a page, each of which forgets what it drew before; and in place of one of MudBlazor's another that draws the
/// same with less on the wire.
/// </summary>
/// <param name="services">What components ask for.</param>
internal sealed class LightComponents(IServiceProvider services) : IComponentActivator
{
    private readonly DrawnTrees _trees = new();

    public IComponent CreateInstance(Type componentType)
    {
        var component = (IComponent)ActivatorUtilities.CreateInstance(
            services, componentType == typeof(DataGridVirtualizeRow<JobRow>) ? typeof(TextRows) : componentType);
        if (component is ComponentBase drawn)
        {
            _trees.Watch(drawn);
        }
        return component;
    }
}
