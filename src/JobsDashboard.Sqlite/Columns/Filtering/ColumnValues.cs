using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using JobsDashboard.Sqlite.Columns.Packing;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>Reads the columns of a snapshot where an expression reads the properties of a job.</summary>
internal sealed class ColumnValues(ColumnSnapshot snapshot, ParameterExpression job)
{
    // The same for all functions, which often need the same columns.
    private readonly UnpackedRows _rows = new(snapshot.Values);

    /// <summary>The column that an expression is, by itself or converted; null when it is none.</summary>
    public JobColumn? Find(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert, Operand: var operand } => Find(operand),
        MemberExpression member when member.Expression == job => snapshot.Layout.Find(member.Member.Name),
        _ => null,
    };

    /// <summary>
    /// The columns of which an expression is the difference, or zero where that is less, such as the time from the one to the other; null
    /// when it is something else.
    /// </summary>
    public ColumnDifference? FindDifference(Expression expression) => expression switch
    {
        UnaryExpression { NodeType: ExpressionType.Convert, Operand: var operand } => FindDifference(operand),
        ConditionalExpression
        {
            Test: BinaryExpression { NodeType: ExpressionType.LessThan } less,
            IfTrue: var zero,
            IfFalse: BinaryExpression { NodeType: ExpressionType.Subtract } rest,
        }
            when Find(less.Left) is { IsCoded: false } from && Find(less.Right) is { IsCoded: false } taken
                && Find(rest.Left) == from && Find(rest.Right) == taken
                && PlainValue.TryOf(zero, out var value) && value is 0L => new ColumnDifference(from.Place, taken.Place),
        _ => null,
    };

    /// <summary>The coded column that an expression depends on; null when it is another, or several, or what was found.</summary>
    public JobColumn? OnlyCodedColumn(Expression expression)
    {
        var used = new Used(job);
        used.Visit(expression);
        return used is { IsOther: false, Properties: { Count: 1 } only } && snapshot.Layout.Find(only.First()) is { IsCoded: true } column
            ? column
            : null;
    }

    /// <summary>For which numbers of a coded column a condition holds; the first entry is of no value.</summary>
    public bool[] Table(Expression condition, JobColumn column) =>
        Table(IsAmongKeys(condition) ?? Interpreted<bool>(condition, column), column);

    /// <summary>What a key that depends on a coded column is for each of its numbers; the first entry is of no value.</summary>
    public int?[] Keys(Expression key, JobColumn column) => Table(Interpreted<int?>(key, column), column);

    private T[] Table<T>(Func<long?, T> function, JobColumn column)
    {
        var values = snapshot.Values[column.Place].Span;
        var table = new T[values.Length + 1];
        table[0] = function(null);
        for (var number = 0; number < values.Length; number++)
        {
            table[number + 1] = function(values[number]);
        }
        return table;
    }

    // The owners and the workspaces of what a caller sees, and a value that is asked for: there are thousands of others, and each would
    // take the interpreter a microsecond.
    private Func<long?, bool>? IsAmongKeys(Expression condition)
    {
        if (condition is not MethodCallExpression { Method.Name: nameof(HashSet<>.Contains), Object: { } list, Arguments: [var key] }
            || Find(key is MemberExpression { Member.Name: nameof(Nullable<>.Value), Expression: { } nullable } ? nullable : key) is null
            || !PlainValue.TryOf(list, out var keys))
        {
            return null;
        }
        return keys switch
        {
            List<int> some => value => value is { } number && some.Contains((int)number),
            HashSet<int?> some => value => some.Contains((int?)value),
            _ => null,
        };
    }

    private Func<long?, T> Interpreted<T>(Expression expression, JobColumn column) => Interpretations<T>.Known.GetValue(expression, _ =>
    {
        var value = Expression.Parameter(typeof(long?), "value");
        return Expression.Lambda<Func<long?, T>>(new PropertyReader(job, _ => ValueOf(column, value)).Visit(expression), value)
            .Compile(preferInterpretation: true);
    });

    /// <summary>What an expression is of a row. To be made before any of these values' functions has rows.</summary>
    /// <param name="expression">The expression.</param>
    /// <exception cref="NotCopiedException">It needs what is not copied.</exception>
    public RowFunction<T> Function<T>(Expression expression)
    {
        // One loop over the rows, with everything that it needs in variables: called row by row, this takes five times as long.
        var (columns, count) = (Expression.Parameter(typeof(IReadOnlyList<long[]>), "columns"), Expression.Parameter(typeof(int), "count"));
        var (results, at) = (Expression.Parameter(typeof(T[]), "results"), Expression.Variable(typeof(int), "at"));
        var used = new Dictionary<int, (ParameterExpression Values, ParameterExpression Value)>();
        var body = new PropertyReader(job, property =>
        {
            var column = snapshot.Layout.Find(property) ?? throw new NotCopiedException();
            var place = _rows.PlaceOf(column);
            if (!used.TryGetValue(place, out var value))
            {
                value = (Expression.Variable(typeof(long[]), $"{property}Values"), Expression.Variable(typeof(long), property));
                used.Add(place, value);
            }
            return ValueOf(column, Expression.Condition(
                Expression.Equal(value.Value, Expression.Constant(PackedColumn.None)),
                Expression.Constant(null, typeof(long?)),
                Expression.Convert(value.Value, typeof(long?))));
        }).Visit(expression);
        var end = Expression.Label();
        var loop = Expression.Block(
            [at, .. used.Values.Select(value => value.Values), .. used.Values.Select(value => value.Value)],
            [
                .. used.Select(value => Expression.Assign(
                    value.Value.Values, Expression.Property(columns, "Item", Expression.Constant(value.Key)))),
                Expression.Loop(
                    Expression.Block(
                    [
                        Expression.IfThen(Expression.GreaterThanOrEqual(at, count), Expression.Break(end)),
                        .. used.Values.Select(value => Expression.Assign(value.Value, Expression.ArrayIndex(value.Values, at))),
                        Expression.Assign(Expression.ArrayAccess(results, at), body),
                        Expression.PreIncrementAssign(at),
                    ]),
                    end),
            ]);
        return new RowFunction<T>(_rows, new RowLoop<T>(Expression.Lambda<RowLoop<T>.Running>(loop, columns, count, results)));
    }

    /// <summary>A stored value as the property has it.</summary>
    private static Expression ValueOf(JobColumn column, Expression stored)
    {
        var type = Nullable.GetUnderlyingType(column.Type) ?? column.Type;
        if (!column.IsReal && type != typeof(bool))
        {
            return Expression.Convert(column.Type == type ? OrZero(stored) : stored, column.Type);
        }
        Expression value = column.IsReal
            ? Expression.Call(typeof(BitConverter), nameof(BitConverter.Int64BitsToDouble), null, OrZero(stored))
            : Expression.NotEqual(OrZero(stored), Expression.Constant(0L));
        return column.Type == type
            ? value
            : Expression.Condition(
                Expression.Property(stored, nameof(Nullable<>.HasValue)),
                Expression.Convert(value, column.Type),
                Expression.Constant(null, column.Type));
    }

    private static MethodCallExpression OrZero(Expression stored) => Expression.Call(stored, nameof(Nullable<>.GetValueOrDefault), null);

    // Of expressions that fields have once for all questions. To make a function of one takes as long as to scan a million jobs by it.
    private static class Interpretations<T>
    {
        public static ConditionalWeakTable<Expression, Func<long?, T>> Known { get; } = [];
    }

    private sealed class Used(ParameterExpression job) : ExpressionVisitor
    {
        public HashSet<string> Properties { get; } = [];

        /// <summary>Whether anything is used beside columns.</summary>
        public bool IsOther { get; private set; }

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression != job)
            {
                return base.VisitMember(node);
            }
            Properties.Add(node.Member.Name);
            return node;
        }

        protected override Expression VisitExtension(Expression node)
        {
            IsOther = true;
            return node;
        }
    }

    /// <summary>Replaces the properties of a job by what reads them.</summary>
    /// <remarks>A value that is asked for and missing makes a condition false, as in SQL.</remarks>
    private sealed class PropertyReader(ParameterExpression job, Func<string, Expression> read) : ExpressionVisitor
    {
        private readonly List<Expression> _required = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression == job)
            {
                return read(node.Member.Name);
            }
            if (node is { Member.Name: nameof(Nullable<>.Value), Expression: { } nullable }
                && Nullable.GetUnderlyingType(nullable.Type) is not null && !PlainValue.TryOf(nullable, out _))
            {
                var value = Visit(nullable);
                _required.Add(Expression.Property(value, nameof(Nullable<>.HasValue)));
                return Expression.Call(value, nameof(Nullable<>.GetValueOrDefault), null);
            }
            return base.VisitMember(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var before = _required.Count;
            var call = base.VisitMethodCall(node);
            if (node.Type != typeof(bool) || _required.Count == before)
            {
                return call;
            }
            var required = _required[before..];
            _required.RemoveRange(before, _required.Count - before);
            return required.Aggregate(call, (condition, isThere) => Expression.AndAlso(isThere, condition));
        }

        protected override Expression VisitExtension(Expression node) => throw new NotCopiedException();

        protected override Expression VisitParameter(ParameterExpression node) => node == job ? throw new NotCopiedException() : node;
    }
}
