using System.Net;
using JobsDashboard.Specification.Access;
using Xunit;

namespace JobsDashboard.Tests.Visibility;

/// <summary>Every asker, every kind of job and every way to ask from outside: each cell is asserted or says why there is none.</summary>
public sealed class AccessMatrixOverHttpTests(MatrixSite site) : IClassFixture<MatrixSite>
{
    public static TheoryData<string, string> Cells { get; } =
        new(from asker in Asker.All from channel in Channel.All where channel.WhyImpossible(asker) is null select (asker.Name, channel.Name));

    [Theory, MemberData(nameof(Cells))]
    public async Task Answers_OfAChannel_TellOfTheJobsThatTheAskerSees(string askerName, string channelName)
    {
        var asker = Asker.All.Single(one => one.Name == askerName);
        var channel = Channel.All.Single(one => one.Name == channelName);
        // Unsigned requests of this machine are the local user's.
        site.RemoteAddress = asker.Actor is null ? IPAddress.Parse("192.168.0.7") : IPAddress.Loopback;

        var answers = await channel.AskAsync(site, asker);

        Assert.NotEmpty(answers);
        if (asker.Actor is { } actor)
        {
            var told = answers.SelectMany(answer => answer.Told).Distinct().Order().ToList();
            var seen = (channel.IsOneByOne ? asker.Kinds : AccessMatrix.Jobs).Where(job => AccessMatrix.Sees(actor, job));
            Assert.Equal(string.Join(' ', seen.Select(job => job.Number)), string.Join(' ', told));
        }
        else
        {
            Assert.All(answers, answer => Assert.Empty(answer.Told));
            Assert.All(answers, answer => Assert.InRange(answer.Answer.Status, 401, 404));
            Assert.Single(answers.Select(answer => answer.Answer.Status).Distinct());
        }
    }

    [Fact]
    public void Cells_OfTheMatrix_AreAssertedOrSayWhyNot()
    {
        var impossible = (from asker in Asker.All from channel in Channel.All select channel.WhyImpossible(asker)).OfType<string>().ToList();

        Assert.Equal(Asker.All.Length * Channel.All.Length, Cells.Count + impossible.Count);
        Assert.Equal(13 * 12 + 3 * 8, Cells.Count);
        Assert.Equal(4, impossible.Distinct().Count());
        // Three owners, five workspaces, three accessibilities.
        Assert.Equal(45, Asker.All.Single(asker => asker.Name == "key of member").Kinds.Count());
    }
}
