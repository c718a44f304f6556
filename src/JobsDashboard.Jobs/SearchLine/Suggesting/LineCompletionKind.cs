namespace JobsDashboard.Jobs.SearchLine.Suggesting;

/// <summary>What is being typed at a place of the search line.</summary>
public enum LineCompletionKind
{
    /// <summary>A name, or a word to search for.</summary>
    Name,

    /// <summary>The key of a tag.</summary>
    TagKey,

    /// <summary>A value after a name.</summary>
    Value,

    /// <summary>A field after <c>has:</c> or <c>no:</c>.</summary>
    Field,
}
