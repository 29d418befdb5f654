using System.Linq.Expressions;
using System.Reflection;

namespace Inhaul.Processing;

/// <summary>A rule that every good row keeps.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <param name="IsKept">Whether a row keeps it.</param>
/// <param name="Properties">The properties it looks at; null when it may look at all of them.</param>
/// <param name="Column">The column at fault.</param>
/// <param name="Message">What is wrong, as the end of a sentence that begins with the column.</param>
/// <param name="Code">The stable word for the error.</param>
internal sealed record RowRule<T>(Func<T, bool> IsKept, IReadOnlySet<string>? Properties, string Column, string Message, string Code)
{
    /// <summary>Whether a row that breaks it is refused.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Makes a rule of an expression, which tells which properties it looks at: it can be checked although others are wrong.</summary>
    public static RowRule<T> Of(Expression<Func<T, bool>> isKept, string column, string message, string code)
    {
        var uses = new Uses(isKept.Parameters[0]);
        uses.Visit(isKept.Body);
        return new RowRule<T>(isKept.Compile(), uses.AreKnown ? uses.Names : null, column, message, code);
    }

    private sealed class Uses(ParameterExpression row) : ExpressionVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

        public bool AreKnown { get; private set; } = true;

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression != row || node.Member is not PropertyInfo property)
            {
                return base.VisitMember(node);
            }

            Names.Add(property.Name);
            return node;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            AreKnown &= node != row;
            return node;
        }
    }
}
