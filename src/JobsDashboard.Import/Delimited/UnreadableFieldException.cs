namespace JobsDashboard.Import.Delimited;

/// <summary>A row cannot be read; the message says which field and what was expected.</summary>
internal sealed class UnreadableFieldException(string message) : Exception(message);
