namespace JobsDashboard.Jobs.Filters;

/// <summary>A filter that takes one text, commas included.</summary>
public abstract class SingleTextFilter : JobFilter
{
    /// <inheritdoc/>
    public override bool TakesSeveral => false;

    /// <inheritdoc/>
    public override FilterReading Read(string text) =>
        text.Length <= MaxLength ? new(Of([text]), null) : new(null, $"at most {MaxLength} characters");
}
