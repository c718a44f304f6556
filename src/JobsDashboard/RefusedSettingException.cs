namespace JobsDashboard;

/// <summary>The server was told to listen where it must not. The message is one plain sentence.</summary>
internal sealed class UnsafeAddressException(string message) : Exception(message);
