using System.Security.Authentication;
using JobsDashboard.Jobs.Storing;
using JobsDashboard.SqlServer.Connecting;
using JobsDashboard.SqlServer.Tests.Checking;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JobsDashboard.SqlServer.Tests;

public sealed class FailureTests
{
    [Theory]
    [InlineData(18456, "The server none refuses the login; see the user and the password in the connection string.")]
    [InlineData(4060, "The database jobs on none does not exist, or the login may not open it; create it, and a user for the login.")]
    [InlineData(53, "The server none cannot be reached, or closed the connection; see that it runs and that its name and port are right.")]
    [InlineData(10054, "The server none cannot be reached, or closed the connection; see that it runs and that its name and port are right.")]
    [InlineData(-2, "The database jobs on none did not answer in time.")]
    [InlineData(208, "The database jobs on none lacks a table or a column that this program needs; run this program with the verb migrate, or hand the output of migrate --script to the database's administrator.")]
    [InlineData(7601, "The database jobs on none lacks its full-text index; run this program with the verb migrate, or hand the output of migrate --script to the database's administrator.")]
    [InlineData(1105, "The database jobs on none is full; make room on the disk that holds its data and its log.")]
    [InlineData(229, "The login may not do in jobs what was asked: reading needs SELECT on its tables, storing also INSERT, UPDATE and DELETE, and migrate the role db_owner.")]
    [InlineData(1205, "The database jobs on none broke off the work because somebody else changed the same rows; try again.")]
    [InlineData(40613, "The database jobs on none is busy or being moved; try again in a minute.")]
    [InlineData(3906, "The database jobs on none is read-only; name the server where it can be written in ConnectionStrings:Jobs.")]
    [InlineData(40615, "The firewall of the server none does not let this machine in; add its address there.")]
    [InlineData(17187, "The server none is starting, stopping or overloaded; try again in a minute.")]
    [InlineData(7624, "The full-text catalog of jobs cannot be used; rebuild it with ALTER FULLTEXT CATALOG JobsText REBUILD.")]
    [InlineData(31337, "The database jobs on none failed (SQL Server error 31337).")]
    public void Failure_OfTheServer_IsOneSentence(int number, string sentence) => Assert.Equal(sentence, Explain(SqlFailure.Of(number))?.Message);

    [Theory]
    [InlineData(53, DatabaseTrouble.Unavailable)]
    [InlineData(10061, DatabaseTrouble.Unavailable)]
    [InlineData(-2, DatabaseTrouble.Unavailable)]
    [InlineData(4060, DatabaseTrouble.Unavailable)]
    [InlineData(18456, DatabaseTrouble.Unavailable)]
    [InlineData(17142, DatabaseTrouble.Unavailable)]
    [InlineData(1105, DatabaseTrouble.Unavailable)]
    [InlineData(1205, DatabaseTrouble.Unavailable)]
    [InlineData(40613, DatabaseTrouble.Unavailable)]
    [InlineData(605, DatabaseTrouble.Damaged)]
    [InlineData(823, DatabaseTrouble.Damaged)]
    [InlineData(824, DatabaseTrouble.Damaged)]
    [InlineData(825, DatabaseTrouble.Damaged)]
    [InlineData(208, DatabaseTrouble.Other)]
    [InlineData(31337, DatabaseTrouble.Other)]
    public void Failure_OfTheServer_IsTroubleOfItsKind(int number, DatabaseTrouble trouble)
    {
        Assert.Equal(trouble, Explain(SqlFailure.Of(number))?.Trouble);
        Assert.Equal(trouble, Explain(new RetryLimitExceededException("again", SqlFailure.Of(number)))?.Trouble);
    }

    [Fact]
    public void Failure_WithoutANumber_IsUnavailable()
    {
        Assert.Equal(DatabaseTrouble.Unavailable, Explain(SqlFailure.Of(0, severity: 20))?.Trouble);
        Assert.Equal(DatabaseTrouble.Unavailable, Explain(SqlFailure.Of(0, severity: 20, new AuthenticationException()))?.Trouble);
        Assert.Equal(DatabaseTrouble.Unavailable, Explain(new InvalidOperationException("Timeout expired. As the driver says it.") { Source = "Microsoft.Data.SqlClient" })?.Trouble);
    }

    /// <summary>It has words of its own, which say that the question may be narrowed.</summary>
    [Fact]
    public void Failure_ToAnswerInTime_IsNoTroubleOfTheDatabase() =>
        Assert.Equal(DatabaseTrouble.Other, Explain(new TimeoutException("The query took longer than 10 s and was stopped."))?.Trouble);

    [Fact]
    public void Failure_OfTheConnectionOnLinux_IsOneSentence() =>
        Assert.StartsWith("The server none cannot be reached", Explain(SqlFailure.Of(0, severity: 20))?.Message, StringComparison.Ordinal);

    [Fact]
    public void Failure_OfTheCertificate_IsOneSentence() =>
        Assert.Equal(
            "The certificate of the server none is not trusted on this machine; install the authority that signed it.",
            Explain(SqlFailure.Of(0, severity: 20, new AuthenticationException()))?.Message);

    [Fact]
    public void Failure_AfterRetries_IsTheServersOwn() =>
        Assert.StartsWith("The server none cannot be reached", Explain(new RetryLimitExceededException("again", SqlFailure.Of(10053)))?.Message, StringComparison.Ordinal);

    [Fact]
    public void Failure_ForWantOfAConnection_IsOneSentence() =>
        Assert.Equal(
            "All connections to the server none are in use; try again later, or raise Max Pool Size in the connection string.",
            Explain(new InvalidOperationException("Timeout expired. As the driver says it.") { Source = "Microsoft.Data.SqlClient" })?.Message);

    /// <summary>What the driver leaves of a statement whose connection was lost while it was being given up.</summary>
    [Fact]
    public void Failure_OfAConnectionThatWasLostMeanwhile_IsThatOfALostConnectionAndPasses()
    {
        var lost = new InvalidOperationException("Invalid operation. The connection is closed.") { Source = "Microsoft.Data.SqlClient" };

        Assert.Equal(Explain(SqlFailure.Of(10054))?.Message, Explain(lost)?.Message);
        Assert.Equal(DatabaseTrouble.Unavailable, Explain(lost)?.Trouble);
        Assert.True(SqlServerErrors.IsTransient(lost));
    }

    [Fact]
    public void Failure_OfTheDriverItself_IsNotExplained()
    {
        var misused = new InvalidOperationException("There is already an open DataReader.") { Source = "Microsoft.Data.SqlClient" };

        Assert.Null(Explain(misused));
        Assert.False(SqlServerErrors.IsTransient(misused));
    }

    [Fact]
    public void Failure_OfSomethingElse_IsNotExplained() => Assert.Null(Explain(new InvalidOperationException("no database")));

    private static JobsDatabaseException? Explain(Exception failure)
    {
        using var services = Scripts.Services();
        return services.GetRequiredService<IJobsDatabase>().Explain(failure);
    }
}
