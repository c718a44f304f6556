using JobsDashboard.SqlServer.Tests.Checking;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

/// <summary>The reading of plans, on one made up in the form that a server shows them in.</summary>
public sealed class QueryPlanTests
{
    private const string Xml =
        """
        <ShowPlanXML xmlns="http://schemas.microsoft.com/sqlserver/2004/07/showplan" Version="1.564"><BatchSequence><Batch><Statements>
        <StmtSimple StatementText="SELECT [j].[Id] FROM [Job] AS [j]" StatementType="SELECT"><QueryPlan>
          <RelOp NodeId="0" PhysicalOp="Sort" LogicalOp="TopN Sort"><TopSort Rows="11">
            <RelOp NodeId="1" PhysicalOp="Nested Loops" LogicalOp="Inner Join"><NestedLoops>
              <RelOp NodeId="2" PhysicalOp="Index Seek" LogicalOp="Index Seek"><IndexScan Ordered="true">
                <Object Database="[jobs]" Schema="[dbo]" Table="[JobValue]" Index="[IX_JobValue_Field_Text]" Alias="[v]" IndexKind="NonClustered" />
                <SeekPredicates><SeekPredicateNew><SeekKeys><Prefix ScanType="EQ">
                  <RangeColumns><ColumnReference Table="[JobValue]" Column="Text" /></RangeColumns>
                  <RangeExpressions><ScalarOperator><Convert DataType="nvarchar" Implicit="true"><ScalarOperator><Identifier><ColumnReference Column="@text" /></Identifier></ScalarOperator></Convert></ScalarOperator></RangeExpressions>
                </Prefix></SeekKeys></SeekPredicateNew></SeekPredicates>
              </IndexScan></RelOp>
              <RelOp NodeId="3" PhysicalOp="Index Scan" LogicalOp="Index Scan"><IndexScan>
                <Object Table="[Job]" Index="[CS_Job]" Alias="[j]" Storage="ColumnStore" />
                <Predicate><ScalarOperator><Compare CompareOp="GE">
                  <ScalarOperator><Convert DataType="float" Implicit="1"><ScalarOperator><Identifier><ColumnReference Table="[Job]" Alias="[j]" Column="Duration" /></Identifier></ScalarOperator></Convert></ScalarOperator>
                  <ScalarOperator><Convert DataType="float" Implicit="0"><ScalarOperator><Identifier><ColumnReference Table="[Job]" Alias="[j]" Column="NodeCount" /></Identifier></ScalarOperator></Convert></ScalarOperator>
                </Compare></ScalarOperator></Predicate>
              </IndexScan></RelOp>
              <RelOp NodeId="4" PhysicalOp="Constant Scan" LogicalOp="Constant Scan"><ConstantScan /></RelOp>
            </NestedLoops></RelOp>
          </TopSort></RelOp>
        </QueryPlan></StmtSimple></Statements></Batch></BatchSequence></ShowPlanXML>
        """;

    private static readonly QueryPlan s_plan = QueryPlan.Read(Xml);

    [Fact]
    public void Plan_Read_HasItsAccessesConversionsAndSort()
    {
        Assert.Equal([new("JobValue", "IX_JobValue_Field_Text", IsScan: false), new("Job", "CS_Job", IsScan: true)], s_plan.Accesses);
        Assert.Equal(["Job.Duration"], s_plan.ConvertedColumns);
        Assert.True(s_plan.Sorts);
    }

    [Theory]
    [InlineData("-- Uses: IX_JobValue_Field_Text\n-- MayScan: CS_Job\n")]
    [InlineData("-- MayScan: Job\n")]
    [InlineData("-- Uses: PK_Job, CS_Job\n-- MayScan: Job\n", "PK_Job is not used")]
    [InlineData("-- Plan: Uses: PK_Job, MayScan: Job\n", "Job is scanned by CS_Job")]
    [InlineData("-- MayScan: CS_Job\n-- NoSort\n", "something is sorted")]
    [InlineData("-- MayScan: PK_Job, JobDetail\n", "Job is scanned by CS_Job")]
    public void Rules_OfAHead_FindWhatIsOtherwise(string head, params string[] faults) =>
        Assert.Equal([.. faults, "Job.Duration is converted"], PlanRules.Of(head).FaultsOf(s_plan).OrderBy(fault => fault.EndsWith("converted", StringComparison.Ordinal)));
}
