using System.Linq.Expressions;

namespace JobsDashboard.Sqlite.Columns.Filtering;

/// <summary>A condition whose filter is known.</summary>
internal sealed class FilterExpression(RowFilter filter) : Expression
{
    public RowFilter Filter => filter;

    public override ExpressionType NodeType => ExpressionType.Extension;

    public override Type Type => typeof(bool);

    protected override Expression VisitChildren(ExpressionVisitor visitor) => this;
}
