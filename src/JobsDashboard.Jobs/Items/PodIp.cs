namespace JobsDashboard.Jobs.Items;

/// <summary>One network address of a pod.</summary>
public sealed record PodIp
{
    public string? InterfaceName { get; init; }

    public string? Ip { get; init; }
}
