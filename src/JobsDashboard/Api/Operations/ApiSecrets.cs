namespace JobsDashboard.Api.Operations;

/// <summary>Whether the API answers the secrets in jobs of others, as the settings say.</summary>
internal sealed record ApiSecrets(bool AreShown);
