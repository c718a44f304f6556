namespace JobsDashboard;

/// <summary>A setting that the program must not or cannot follow. The message is one plain sentence.</summary>
internal sealed class RefusedSettingException(string message) : Exception(message);
