namespace JobsDashboard.Jobs.SearchLine;

/// <summary>What may stand after a name of the search line.</summary>
public enum LineNameKind
{
    /// <summary>Words to search for in a text.</summary>
    Words,

    /// <summary>One text, of which the field has to contain a part.</summary>
    Text,

    /// <summary>The job's name: as <see cref="Text"/>, or all of it, or its beginning.</summary>
    JobName,

    /// <summary>Values, of which any suffices.</summary>
    Values,

    /// <summary>A number, or a range of numbers.</summary>
    Number,

    /// <summary>A range of times.</summary>
    Time,

    /// <summary>Values of the tag with a key, of which any suffices.</summary>
    Tag,

    /// <summary>Values of the tag with a key, of which any suffices, also where it is only one.</summary>
    TagIn,

    /// <summary>A field that must be filled.</summary>
    Has,

    /// <summary>A field that must be empty.</summary>
    No,

    /// <summary>An instant.</summary>
    AsOf,

    /// <summary>Nothing: the field can only be asked for as filled or empty.</summary>
    OnlyPresence,
}
