namespace JobsDashboard.Jobs.Data;

/// <summary>The texts of a job that stand in its wide half, as a set of those that are there. The numbers are stored.</summary>
[Flags]
internal enum JobTexts
{
    None = 0,
    DisplayName = 1,
    Description = 2,
    ReasonMessage = 4,
    UserCommand = 8,
    Image = 16,
    Tags = 32,
}
