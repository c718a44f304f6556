using Microsoft.AspNetCore.Components;

namespace JobsDashboard.Components.Wire;

/// <summary>The events that <c>Scripts/start.js</c> adds to those of Blazor, which finds them in a class of this name.</summary>
[EventHandler("onpopovertoggle", typeof(PopoverToggleEventArgs), enableStopPropagation: true, enablePreventDefault: true)]
public static class EventHandlers;
