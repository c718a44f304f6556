namespace JobsDashboard.Import.Sacct;

/// <summary>How to print what the import needs.</summary>
public static class SacctCommand
{
    /// <summary>The command. Each text that may hold a bar stands between columns that show where it ends.</summary>
    public const string Text =
        "sacct --allusers --duplicates --parsable2 --starttime=now-7days --format=JobID,JobName,Cluster,User,UID,Account,Partition,QOS,State,ExitCode,"
        + "Reason,Comment,Submit,Eligible,Start,End,Elapsed,Timelimit,Priority,NNodes,ReqCPUS,ReqTRES,AllocTRES,NodeList,WorkDir,ReqMem,SubmitLine";
}
