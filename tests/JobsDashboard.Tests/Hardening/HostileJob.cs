using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using JobsDashboard.Jobs.Items;

namespace JobsDashboard.Tests.Hardening;

/// <summary>A job that has one text wherever a job can have a text, also as a name in maps.</summary>
internal static class HostileJob
{
    /// <summary>Closes what it may stand in, and begins elements, attributes, links and scripts; and turns the direction of writing.</summary>
    public const string Text =
        "<hostile-x onmouseover=hostile()>\"'`><script>hostile()</script><img src=x onerror=hostile()><a href=javascript:hostile()>"
        + "</textarea></style></title>--><!--&lt;hostile-y&gt; \u202Eelitsoh\u2066 onfocus=hostile() autofocus=\" {{hostile()}} @(hostile())";

    /// <param name="id">The job's id.</param>
    /// <param name="now">When the job was created.</param>
    /// <param name="text">Every other text of the job.</param>
    public static JobItem Make(string id, DateTimeOffset now, string text) => (JobItem)Fill(typeof(JobItem), text)! with
    {
        JobId = id,
        GmtCreateTime = now.AddHours(-1),
        Status = JobStatus.Failed,
        IsAttempt = false,
    };

    // What contains itself is filled once.
    private static object? Fill(Type type, string text, params ImmutableArray<Type> within)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain == typeof(string))
        {
            return text;
        }
        if (plain == typeof(JsonElement))
        {
            return JsonSerializer.SerializeToElement(new Dictionary<string, string[]> { [text] = [text] });
        }
        if (plain == typeof(ImmutableSortedDictionary<string, string>))
        {
            return ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal).Add(text, text);
        }
        if (plain.IsGenericType && plain.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            var items = Array.CreateInstance(plain.GenericTypeArguments[0], 1);
            items.SetValue(Fill(plain.GenericTypeArguments[0], text, within), 0);
            return typeof(ImmutableArray).GetMethods().Single(method => method.Name == "Create" && method.GetParameters() is [{ ParameterType.IsSZArray: true }])
                .MakeGenericMethod(plain.GenericTypeArguments[0]).Invoke(null, [items]);
        }
        if (plain.Namespace != typeof(JobItem).Namespace || plain.IsEnum || within.Contains(plain))
        {
            return null;
        }
        var filled = Activator.CreateInstance(plain)!;
        foreach (var part in plain.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(part => part.CanWrite && part.GetIndexParameters().Length == 0))
        {
            if (Fill(part.PropertyType, text, within.Add(plain)) is { } value)
            {
                part.SetValue(filled, value);
            }
        }
        return filled;
    }
}
