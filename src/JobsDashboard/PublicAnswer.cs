using Microsoft.AspNetCore.Authorization;

namespace JobsDashboard;

/// <summary>Marks an endpoint that answers everybody alike, known or not: <see cref="PrivateAnswers"/> leaves its answers as they are.</summary>
internal sealed class PublicAnswer : IAllowAnonymous
{
    public static PublicAnswer Mark { get; } = new();
}
