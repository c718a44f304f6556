using System.Buffers;
using JobsDashboard.Components.Wire;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace JobsDashboard.Tests.Components.Wire;

public sealed class KeptStateTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private readonly KeptValues _values;
    private readonly KeptState<string> _state;

    public KeptStateTests()
    {
        _values = new(_clock);
        _state = new(_values, text => text.Length);
    }

    public void Dispose() => _values.Dispose();

    [Fact]
    public void Value_ComeForAtOnce_IsTheSame()
    {
        var value = new string('a', 1_000);

        var key = Kept(value);

        Assert.Equal(16, key.Length);
        Assert.Same(value, _state.Restore(key));
    }

    [Fact]
    public void Value_ComeForLate_IsNotKept()
    {
        var key = Kept("a");

        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(_state.Restore(key));
    }

    [Fact]
    public void Value_OfAnotherType_IsNone()
    {
        var key = Kept("a");

        Assert.Null(new KeptState<Version>(_values, _ => 1).Restore(key));
    }

    [Fact]
    public void Key_ThatNobodyGave_HasNoValue()
    {
        Assert.Null(_state.Restore(default));
        Assert.Null(_state.Restore(new ReadOnlySequence<byte>(Guid.NewGuid().ToByteArray())));
    }

    [Fact]
    public void Values_BeyondTheRoom_AreNotKept()
    {
        Assert.Null(_state.Restore(Kept(new string('a', 10_001))));
    }

    private ReadOnlySequence<byte> Kept(string value)
    {
        var writer = new ArrayBufferWriter<byte>();
        _state.Persist(value, writer);
        return new(writer.WrittenMemory);
    }
}
