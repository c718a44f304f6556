namespace JobsDashboard.Administration;

/// <summary>An access key that was made just now: the one time that its secret is told.</summary>
public sealed record MadeKey(string AccessKeyId, string Secret);
