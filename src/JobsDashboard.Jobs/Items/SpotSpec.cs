namespace JobsDashboard.Jobs.Items;

/// <summary>How a role bids for preemptible instances.</summary>
public sealed record SpotSpec
{
    public string? SpotStrategy { get; init; }

    public double? SpotDiscountLimit { get; init; }

    public double? SpotPriceLimit { get; init; }
}
