using Microsoft.AspNetCore.Authorization;

namespace JobsDashboard.Answers;

/// <summary>Marks an endpoint whose answer is the same for everybody, known or not: <see cref="NoStoreHeaders"/> leaves it alone.</summary>
internal sealed class PublicAnswer : IAllowAnonymous
{
    public static PublicAnswer Mark { get; } = new();
}
