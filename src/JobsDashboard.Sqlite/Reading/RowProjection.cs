using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobsDashboard.Jobs.Data;
using Microsoft.Data.Sqlite;

namespace JobsDashboard.Sqlite.Reading;

/// <summary>
/// What a query makes of each job, made of the rows of the query's statement. Both follow from the same expression, so no list of columns
/// has to be kept.
/// </summary>
internal sealed class RowProjection<T>
{
    private static readonly ConditionalWeakTable<LambdaExpression, RowProjection<T>> s_known = [];

    private readonly string[] _columns;
    private readonly Func<nint, T> _make;

    private RowProjection(LambdaExpression projection)
    {
        var columns = new ColumnsOfRow(projection.Parameters[0]);
        var body = columns.Visit(projection.Body);
        (_columns, _make) = ([.. columns.Names], Expression.Lambda<Func<nint, T>>(body, ColumnsOfRow.Row).Compile());
    }

    /// <summary>That of a query which ends in one.</summary>
    public static RowProjection<T> Of(IQueryable<T> query) =>
        query.Expression is MethodCallExpression
        {
            Method.Name: nameof(Queryable.Select),
            Arguments: [_, UnaryExpression { Operand: Expression<Func<Job, T>> projection }],
        }
            ? s_known.GetValue(projection, known => new RowProjection<T>(known))
            : throw new ArgumentException("The query makes nothing of jobs.", nameof(query));

    /// <summary>All rows of a statement.</summary>
    public List<T> Read(SqliteDataReader rows)
    {
        var read = new List<T>();
        if (rows.Read())
        {
            RequireColumns(rows);
            var row = rows.Handle!.DangerousGetHandle();
            do
            {
                read.Add(_make(row));
            }
            while (rows.Read());
        }
        return read;
    }

    // They are in the order in which the projection names them. Whoever writes the statement may do so otherwise one day.
    private void RequireColumns(SqliteDataReader rows)
    {
        for (var at = 0; at < Math.Max(_columns.Length, rows.FieldCount); at++)
        {
            if (at >= _columns.Length || at >= rows.FieldCount || rows.GetName(at) != _columns[at])
            {
                throw new InvalidOperationException("The statement has other columns than what is made of its rows.");
            }
        }
    }

    /// <summary>Puts the values of a row in the place of the columns that a projection names.</summary>
    private sealed class ColumnsOfRow(ParameterExpression job) : ExpressionVisitor
    {
        private readonly Dictionary<string, int> _places = [];

        /// <summary>The row.</summary>
        public static ParameterExpression Row { get; } = Expression.Parameter(typeof(nint), "row");

        /// <summary>The names of the columns, in order.</summary>
        public List<string> Names { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (!IsOfJob(node))
            {
                return base.VisitMember(node);
            }
            // One that is named twice is one column.
            if (_places.TryAdd($"{node}", Names.Count))
            {
                Names.Add(node.Member.Name);
            }
            var value = Expression.Call(typeof(RowValues), nameof(RowValues.At), null, Row, Expression.Constant(_places[$"{node}"]));
            return Value(value, node.Type);
        }

        private bool IsOfJob(Expression? node) => node == job || (node is MemberExpression member && IsOfJob(member.Expression));

        private static Expression Value(Expression value, Type type)
        {
            if (type == typeof(string))
            {
                return Read(nameof(RowValues.Text));
            }
            var some = Nullable.GetUnderlyingType(type) ?? type;
            var number = Expression.ConvertChecked(Read(some == typeof(double) ? nameof(RowValues.Real) : nameof(RowValues.Integer)), type);
            return some == type ? number : Expression.Condition(Read(nameof(RowValues.IsNull)), Expression.Default(type), number);

            Expression Read(string what) => Expression.Call(typeof(RowValues), what, null, value);
        }
    }
}
