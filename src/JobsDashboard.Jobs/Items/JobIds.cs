namespace JobsDashboard.Jobs.Items;

/// <summary>
/// By what a job's id is known: its ASCII letters lowered, and nothing else folded. Two ids that differ only so are one job.
/// </summary>
public static class JobIds
{
    /// <summary>The key of an id.</summary>
    public static string KeyOf(string jobId) => string.Create(jobId.Length, jobId, (key, id) =>
    {
        for (var i = 0; i < id.Length; i++)
        {
            key[i] = char.IsAsciiLetterUpper(id[i]) ? (char)(id[i] | 0x20) : id[i];
        }
    });
}
