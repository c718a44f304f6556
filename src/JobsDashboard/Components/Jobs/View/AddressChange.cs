namespace JobsDashboard.Components.Jobs.View;

/// <summary>A change of what the URL says. Like a change of the request, it does not undo what another just changed.</summary>
public delegate ListAddress AddressChange(ListAddress list);
