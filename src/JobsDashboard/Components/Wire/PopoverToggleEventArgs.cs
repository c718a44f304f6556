namespace JobsDashboard.Components.Wire;

/// <summary>A popover was opened or closed.</summary>
public sealed class PopoverToggleEventArgs : EventArgs
{
    /// <summary>Whether it is open now.</summary>
    public bool IsOpen { get; set; }
}
