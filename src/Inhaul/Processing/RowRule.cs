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
    where T : notnull
{
    /// <summary>Whether the row that some cells would make keeps it; null when it takes a row to know.</summary>
    public Func<RowCells, bool>? IsKeptByCells { get; init; }

    /// <summary>Whether a row that breaks it is refused.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Makes a rule of an expression, which tells which properties it looks at: it can be checked although others are wrong.</summary>
    public static RowRule<T> Of(RowShape<T> shape, Expression<Func<T, bool>> isKept, string column, string message, string code)
    {
        var uses = new Uses(isKept.Parameters[0]);
        uses.Visit(isKept.Body);
        return new RowRule<T>(isKept.Compile(), uses.AreKnown ? uses.Names : null, column, message, code)
        {
            IsKeptByCells = uses.AreKnown && shape.IsPlain && uses.Names.All(name => RowFactory.IndexOf(shape.Fields, name) >= 0) ? OnCells(shape, isKept) : null,
        };
    }

    private static Func<RowCells, bool> OnCells(RowShape<T> shape, Expression<Func<T, bool>> isKept)
    {
        var cells = Expression.Parameter(typeof(RowCells), "cells");
        var body = new Cells(isKept.Parameters[0], shape.Fields, cells).Visit(isKept.Body);
        return Expression.Lambda<Func<RowCells, bool>>(body, cells).Compile();
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

    /// <summary>Puts the reading of a cell in the place of each property.</summary>
    private sealed class Cells(ParameterExpression row, IReadOnlyList<RowField> fields, ParameterExpression cells) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node) =>
            node.Expression == row ? RowFactory.Value(cells, fields, RowFactory.IndexOf(fields, node.Member.Name)) : base.VisitMember(node);
    }
}
