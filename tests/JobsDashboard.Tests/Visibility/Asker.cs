using System.Collections.Immutable;
using JobsDashboard.Specification.Access;

namespace JobsDashboard.Tests.Visibility;

/// <summary>Somebody who asks, and how: with a key, as the viewer of a page, or neither.</summary>
/// <param name="Name">What the test is called by.</param>
/// <param name="Actor">The user; null for nobody who may ask.</param>
/// <param name="AccessKeyId">The key; null without one.</param>
/// <param name="IsViewer">Whether it is the viewer of a page.</param>
internal sealed record Asker(string Name, Actor? Actor, string? AccessKeyId, bool IsViewer = false)
{
    public static ImmutableArray<Asker> All { get; } =
    [
        new("anonymous", null, null),
        .. AccessMatrix.Actors.Select(actor => new Asker($"key of {actor.Name}", actor, $"key-{actor.UserId}")),
        .. AccessMatrix.Actors.Select(actor => new Asker($"page of {actor.Name}", actor, null, IsViewer: true)),
        new("disabled key", null, "key-disabled"),
        new("expired key", null, "key-expired"),
        new("key of a disabled user", null, "key-of-disabled"),
    ];

    /// <summary>The kinds of job, as this asker meets them: own ones, another's and nobody's, each everywhere and as open as any.</summary>
    public IEnumerable<MatrixJob> Kinds =>
        AccessMatrix.Jobs.Where(job => job.Owner is null or "u-another" || job.Owner == (Actor ?? AccessMatrix.Member).UserId);
}
