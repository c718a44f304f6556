using System.Collections.Immutable;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Sqlite.Columns.Packing;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.Sqlite.Columns;

/// <summary>Which columns of a job are copied: all by which jobs are filtered, ordered and counted.</summary>
internal sealed class ColumnLayout
{
    // A job is mostly submitted soon after it is made, and changed last when it ends.
    private static readonly (string Property, string First)[] s_nearTimes =
    [
        (nameof(Job.GmtSubmittedTime), nameof(Job.GmtCreateTime)),
        (nameof(Job.GmtModifiedTime), nameof(Job.GmtFinishTime)),
    ];

    // A user has one name, and a quota, too.
    private static readonly (string Property, string First)[] s_lookedUp =
    [
        (nameof(Job.UsernameKey), nameof(Job.UserIdKey)),
        (nameof(Job.BusinessUserIdKey), nameof(Job.UserIdKey)),
        (nameof(Job.ResourceQuotaNameKey), nameof(Job.ResourceIdKey)),
    ];

    public ColumnLayout(IModel model)
    {
        var table = new MappedTable<Job>(model, name => name is not (nameof(Job.Id) or nameof(Job.Revision)));
        Columns = [.. table.Columns.Select((column, place) => new JobColumn(place, column.Property, column.Name))];
        Expected = [.. Columns.Select(column => s_nearTimes
            .Where(near => near.Property == column.Property)
            .Select(near => new ExpectedFrom(Place(near.First)))
            .Concat(s_lookedUp
                .Where(near => near.Property == column.Property)
                .Select(near => new ExpectedFrom(Place(near.First), IsLookedUp: true)))
            .ToImmutableArray())];

        int Place(string property) => Find(property)!.Place;
    }

    public ImmutableArray<JobColumn> Columns { get; }

    /// <summary>From which others each column is expected.</summary>
    public ImmutableArray<ImmutableArray<ExpectedFrom>> Expected { get; }

    /// <summary>The column of a property of <see cref="Job"/>; null when it is not copied.</summary>
    public JobColumn? Find(string property) => Columns.FirstOrDefault(column => column.Property == property);
}

/// <summary>A column that is copied.</summary>
internal sealed class JobColumn
{
    public JobColumn(int place, string property, string name)
    {
        (Place, Property, Name, Type) = (place, property, name, typeof(Job).GetProperty(property)!.PropertyType);
        var type = Nullable.GetUnderlyingType(Type) ?? Type;
        IsReal = type == typeof(double);
        // The keys of a field are few, but lie among those of all fields.
        IsCoded = IsReal || type.IsEnum || type == typeof(bool) || property.EndsWith("Key", StringComparison.Ordinal);
    }

    public int Place { get; }

    public string Property { get; }

    /// <summary>The column's name in the database.</summary>
    public string Name { get; }

    /// <summary>The property's type.</summary>
    public Type Type { get; }

    /// <summary>Whether it has fractions, which are copied as their bits.</summary>
    public bool IsReal { get; }

    /// <summary>Whether it has few different values, of which the number is kept.</summary>
    public bool IsCoded { get; }
}
