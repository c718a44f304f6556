using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JobsDashboard.Jobs.Data;

/// <summary>A table as the model maps it: its name, its columns, and the values of a row in their order.</summary>
/// <remarks>Bulk writing takes its columns from here, so a new property of a row is written without an edit in any provider.</remarks>
/// <typeparam name="TRow">The entity whose rows the table holds.</typeparam>
internal sealed class MappedTable<TRow>
    where TRow : class
{
    /// <param name="model">The model of the provider, which decides on the columns' types.</param>
    /// <param name="includes">Selects the properties to include; null includes all.</param>
    public MappedTable(IModel model, Func<string, bool>? includes = null)
    {
        var entity = model.FindEntityType(typeof(TRow))!;
        Name = entity.GetTableName()!;
        var properties = entity.GetProperties().Where(property => includes?.Invoke(property.Name) ?? true);
        Columns = [.. properties.Select(property => new MappedColumn(property))];
    }

    public string Name { get; }

    public ImmutableArray<MappedColumn> Columns { get; }

    /// <summary>The values of a row as the database takes them, in the order of the columns; null means no value.</summary>
    public object?[] ValuesOf(TRow row)
    {
        var values = new object?[Columns.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Columns[i].ValueOf(row);
        }
        return values;
    }

    /// <summary>The column of a property.</summary>
    public MappedColumn this[string property] => Columns.Single(column => column.Property == property);
}

/// <summary>A column of a <see cref="MappedTable{TRow}"/>.</summary>
internal sealed class MappedColumn(IProperty property)
{
    private readonly Func<object?, object?>? _convert = property.GetTypeMapping().Converter?.ConvertToProvider;

    private readonly IClrPropertyGetter _getter = property.GetGetter();

    /// <summary>The name of the mapped property.</summary>
    public string Property => property.Name;

    public string Name { get; } = property.GetColumnName();

    /// <summary>The column's type in the database's words.</summary>
    public string StoreType { get; } = property.GetColumnType();

    /// <summary>The type of the values passed to the driver.</summary>
    public Type ProviderType { get; } = TypeOf(property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType);

    /// <summary>The value of a row's property as the database takes it.</summary>
    public object? ValueOf(object row) => ToStored(_getter.GetClrValueUsingContainingEntity(row));

    /// <summary>A value of the property as the database takes it.</summary>
    public object? ToStored(object? value) => _convert is null ? value : _convert(value);

    private static Type TypeOf(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
