namespace JobsDashboard.Administration;

/// <summary>What a user wanted to do is refused. The message is a sentence for the user.</summary>
internal sealed class RefusedActionException(string message) : Exception(message);
