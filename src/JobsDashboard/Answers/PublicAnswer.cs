namespace JobsDashboard.Answers;

/// <summary>Marks an endpoint whose answer is the same for everybody: <see cref="NoStoreHeaders"/> leaves it alone.</summary>
internal sealed class PublicAnswer
{
    public static PublicAnswer Mark { get; } = new();
}
