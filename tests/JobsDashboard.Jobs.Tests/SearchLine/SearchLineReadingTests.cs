using JobsDashboard.Jobs.SearchLine;
using Xunit;

namespace JobsDashboard.Jobs.Tests.SearchLine;

public sealed class SearchLineReadingTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 14, 15, 9, 26, TimeSpan.Zero);

    [Theory]
    [InlineData("", "llama gpu:>=8", "status:Running", "status:Running gpu:>=8 llama")]
    [InlineData("type:MPIJob", "type:MPIJob x", "type:MPIJob created:<30d", "type:MPIJob created:<30d x")]
    [InlineData("type:MPIJob x", "x", "status:Failed type:MPIJob x", "status:Failed x")]
    [InlineData("type:MPIJob", "type:MPIJob x", "", "x")]
    [InlineData("status:Failed", "status:Stopped", "status:Failed,Running", "status:Stopped")]
    [InlineData("status:Failed", "status:failed x", "status:Failed,Running", "status:Failed,Running x")]
    [InlineData("", "finished:<1h", "created:<30d", "finished:<1h")]
    [InlineData("id:a", "id:a,b", "JobIds:c", "id:a,b")]
    [InlineData("name:^a", "name:^a x", "-name:=b", "-name:=b x")]
    [InlineData("tag.team:a", "tag.team:a -tag.env:x", "tag.team:a,b tag.env:y", "tag.team:a,b tag.env:y -tag.env:x")]
    [InlineData("has:finished", "has:finished no:reason", "has:started", "has:started no:reason")]
    [InlineData("gpu:>=8 cpu:1", "gpu:>=8 cpu:2", "gpu:>=4 cpu:1", "gpu:>=4 cpu:2")]
    [InlineData("foo:bar x", "foo:bar x y", "status:Running x", "status:Running x y")]
    public void WhatWasTyped_AndWhatChangedBeside_AreBothAsked(string begun, string typed, string shown, string asked)
    {
        var request = Reading(typed).ApplyTo(Reading(shown).Conditions, Reading(begun), s_now);

        // The ranges keep the order in which they were said, whichever that is.
        Assert.Equal(asked.Split(' ').Order(), SearchLineText.Write(request).Split(' ').Order());
    }

    [Theory]
    [InlineData("status:Failed me", "status:Failed", "", "me")]
    [InlineData("status:Failed type:MPIJob me ", "status:Failed type:MPIJob", "type:MPIJob", "type:MPIJob me ")]
    [InlineData("status:Failed me", "status:Failed", "status:Failed,Running", "status:Failed,Running me")]
    [InlineData("status:Failed me", "status:Failed", "status:Failed gpu:8", "status:Failed me")]
    [InlineData("resnet me", "resnet", "", "me")]
    [InlineData("status:Stopped", "status:Failed", "", "status:Stopped")]
    [InlineData("has:finished no:rea", "has:finished", "", "no:rea")]
    [InlineData("-stats:x created:<24h \"a b", "created:<24h", "", "-stats:x \"a b")]
    [InlineData("gpu:>=8 gpu:<64 gpu:<1", "gpu:>=8 gpu:<64", "gpu:<64", "gpu:<64 gpu:<1")]
    [InlineData("status:Failed", "status:Failed", "", "")]
    public void WhatIsBeingTyped_LosesOnlyWhatWasRemovedBeside(string typed, string begun, string shown, string text) =>
        Assert.Equal(text, SearchLineText.Follow(typed, begun, before: begun, shown));

    private static SearchLineReading Reading(string line) => SearchLineText.Parse(line, s_now);
}
