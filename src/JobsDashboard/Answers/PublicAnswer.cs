namespace JobsDashboard;

/// <summary>Marks an endpoint that answers everybody alike: <see cref="PrivateAnswers"/> leaves its answers as they are.</summary>
internal sealed class PublicAnswer
{
    public static PublicAnswer Mark { get; } = new();
}
