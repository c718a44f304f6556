using System.Linq.Expressions;
using JobsDashboard.Jobs.Data;
using JobsDashboard.Jobs.Fields;
using Microsoft.EntityFrameworkCore;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>
/// A condition in which whatever is looked up in other tables has been looked up: the ids that a search finds, the keys of texts.
/// </summary>
internal sealed class LookedUp : ExpressionVisitor
{
    private readonly Dictionary<Expression, Expression> _known;

    private LookedUp(Dictionary<Expression, Expression> known)
    {
        _known = known;
    }

    /// <summary>Looks up what the condition asks for.</summary>
    /// <exception cref="NotCopiedException">It asks for something else than ids and keys.</exception>
    public static async Task<LambdaExpression> InAsync(
        JobsDb db, ColumnSnapshot snapshot, LambdaExpression condition, CancellationToken cancellationToken)
    {
        var lookups = new Lookups(condition.Parameters[0]);
        lookups.Visit(condition.Body);
        var known = new Dictionary<Expression, Expression>();
        foreach (var (node, keys, item) in lookups.Keys)
        {
            var found = (SingleLookup.OfText(keys.Expression) ?? SingleLookup.OfPart(keys.Expression)) is var (field, text)
                ? (await snapshot.Known.OfAsync(field, text, async () => [.. (await keys.ToListAsync(cancellationToken)).OfType<int>()]))
                    .Select(key => (int?)key)
                : await keys.ToListAsync(cancellationToken);
            known[node] = Expression.Call(Expression.Constant(found.ToHashSet()), nameof(HashSet<>.Contains), null, item);
        }
        foreach (var (node, field, text) in lookups.Texts)
        {
            var keys = await snapshot.Known.OfAsync(field.Name, text, () => db.Values
                .Where(field.Owns).Where(value => value.Text == text).Select(value => value.Key).ToListAsync(cancellationToken));
            known[node] = Expression.Call(
                Expression.Constant(keys.Select(key => (int?)key).ToHashSet()), nameof(HashSet<>.Contains), null,
                Expression.Property(condition.Parameters[0], $"{field.Name}Key"));
        }
        foreach (var (node, ids) in lookups.Ids)
        {
            if (snapshot.LastTag is not null && TagsAskedFor(ids) is { } tags)
            {
                known[node] = new FilterExpression(RowFilter.Tagged(SingleLookup.OfTag(tags.Expression) is var (key, value)
                    ? await snapshot.Known.OfAsync($"Tags.{key}", value, () => tags.ToListAsync(cancellationToken))
                    : await tags.ToListAsync(cancellationToken)));
                continue;
            }
            if (NamePart.In(ids.Expression) is { } part)
            {
                known[node] = new FilterExpression(
                    snapshot.Found.Of(("Name", part), () => new NamedRows(part, snapshot.Segments.Length)));
                continue;
            }
            known[node] = new FilterExpression(new FoundJobs(db, ids, snapshot, cancellationToken));
        }
        return Expression.Lambda(new LookedUp(known).Visit(condition.Body)!, condition.Parameters);
    }

    public override Expression? Visit(Expression? node) =>
        node is not null && _known.TryGetValue(node, out var known) ? known : base.Visit(node);

    /// <summary>The tags, of jobs that are asked for by their tags; null for other jobs.</summary>
    private static IQueryable<int>? TagsAskedFor(IQueryable<long> ids) =>
        ids.Expression is MethodCallExpression
        {
            Method.Name: nameof(Queryable.Select),
            Arguments: [MethodCallExpression
            {
                Method.Name: nameof(Queryable.Where),
                Arguments: [var carried, UnaryExpression { Operand: LambdaExpression { Body: var condition } }],
            }, _],
        }
        && condition is MethodCallExpression { Arguments: [var tags, MemberExpression tag] }
        && carried.Type.IsAssignableTo(typeof(IQueryable<JobTag>)) && tag.Member.Name == nameof(JobTag.TagId)
            ? PlainValue.Of(tags) as IQueryable<int>
            : null;

    private sealed class Lookups(ParameterExpression job) : ExpressionVisitor
    {
        public List<(Expression Node, IQueryable<int?> Keys, Expression Item)> Keys { get; } = [];

        public List<(Expression Node, SharedTextField Field, string Text)> Texts { get; } = [];

        public List<(Expression Node, IQueryable<long> Ids)> Ids { get; } = [];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(Queryable))
            {
                return base.VisitMethodCall(node);
            }
            if (node.Method.Name != nameof(Queryable.Contains) || node.Arguments.Count != 2)
            {
                throw new NotCopiedException();
            }
            switch (PlainValue.Of(node.Arguments[0]))
            {
                case IQueryable<long> ids
                    when node.Arguments[1] is MemberExpression { Member.Name: nameof(Job.Id) } id && id.Expression == job:
                    Ids.Add((node, ids));
                    break;
                case IQueryable<int?> keys:
                    Keys.Add((node, keys, node.Arguments[1]));
                    break;
                default:
                    throw new NotCopiedException();
            }
            return node;
        }

        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (node is { NodeType: ExpressionType.Equal, Left: MemberExpression { Member.Name: nameof(JobValue.Text) } text }
                && text.Expression is MemberExpression field && field.Expression == job)
            {
                Texts.Add((node, JobFields.SharedTexts.Single(shared => shared.Name == field.Member.Name),
                    PlainValue.Of(node.Right) as string ?? throw new NotCopiedException()));
                return node;
            }
            return base.VisitBinary(node);
        }
    }
}
