namespace JobsDashboard.Weight;

/// <summary>When things happened on a page, as <c>watch.js</c> noted it: milliseconds of the epoch.</summary>
/// <param name="Origin">The page was asked for.</param>
/// <param name="FirstByte">The first byte of it came.</param>
/// <param name="Painted">Something was painted.</param>
/// <param name="Rows">The first row was there.</param>
/// <param name="Live">The page was live.</param>
internal sealed record Moments(double Origin, double FirstByte, double? Painted, double? Rows, double? Live);

/// <summary>Something moved on a page without being asked to.</summary>
/// <param name="At">When.</param>
/// <param name="Value">How much: Chromium's measure.</param>
/// <param name="Counts">Whether it counts; what follows a click within half a second does not.</param>
/// <param name="What">The elements that moved.</param>
internal sealed record Shift(double At, double Value, bool Counts, string What);
