namespace JobsDashboard.Import.Sacct.Values;

/// <summary>The command that prints all that the import can use.</summary>
public static class SacctCommand
{
    /// <summary>The command. Columns that may hold the delimiter stand between columns that cannot, which show where they end.</summary>
    public const string Text =
        "sacct --allusers --duplicates --parsable2 --starttime=now-7days "
        + "--format=JobID,JobName,Cluster,User,UID,Account,Partition,QOS,State,ExitCode,Reason,Comment,Submit,Eligible,Start,End,Elapsed,"
        + "Timelimit,Priority,NNodes,ReqCPUS,ReqTRES,AllocTRES,NodeList,WorkDir,ReqMem,SubmitLine";
}
