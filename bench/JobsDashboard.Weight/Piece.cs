namespace JobsDashboard.Weight;

/// <summary>Bytes that went over the wire together.</summary>
/// <param name="At">When.</param>
/// <param name="IsSocket">Whether they belong to the live connection; otherwise to requests and answers of HTTP.</param>
/// <param name="IsDown">Whether they came from the server.</param>
/// <param name="Bytes">How many.</param>
internal sealed record Piece(DateTimeOffset At, bool IsSocket, bool IsDown, int Bytes);
