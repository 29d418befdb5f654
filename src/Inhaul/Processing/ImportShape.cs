using System.Linq.Expressions;
using Inhaul.Processing;
using Inhaul.Processing.Rules;

namespace Inhaul;

/// <summary>What the definitions of all processors say: which columns feed which properties, which rows are one and the same, what a good row keeps.</summary>
/// <typeparam name="T">The row type.</typeparam>
/// <typeparam name="TSelf">The definition itself, so that calls can be chained.</typeparam>
public abstract class ImportShape<T, TSelf>
    where T : notnull
    where TSelf : ImportShape<T, TSelf>
{
    private protected ImportShape()
    {
    }

    internal RowShape<T> Shape { get; } = new();

    internal DuplicatePolicy DuplicatePolicy { get; private set; } = DuplicatePolicy.Last;

    /// <summary>Names the properties that identify a row: <c>row => row.Email</c>, or <c>row => new { row.Country, row.Number }</c>.</summary>
    /// <param name="properties">The properties.</param>
    /// <exception cref="InvalidConfigurationException">The expression names no property of the row type.</exception>
    public TSelf Key<TKey>(Expression<Func<T, TKey>> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        Shape.Key = Shape.FieldsOf(properties);
        return (TSelf)this;
    }

    /// <summary>Says more about the column that feeds a property.</summary>
    /// <param name="property">The property.</param>
    /// <param name="define">Says it.</param>
    /// <exception cref="InvalidConfigurationException">The expression names no property of the row type.</exception>
    public TSelf Field<TValue>(Expression<Func<T, TValue>> property, Action<FieldImport> define)
    {
        ArgumentNullException.ThrowIfNull(property);
        ArgumentNullException.ThrowIfNull(define);
        define(new FieldImport(Shape.Field(property)));
        return (TSelf)this;
    }

    /// <summary>Adds a rule; a row that breaks it is <c>rejected</c>, with all its other errors.</summary>
    /// <param name="isKept">Whether a row keeps the rule. It is checked although other columns of the row are wrong, as long as those it looks at are not.</param>
    /// <param name="column">The column at fault, for the error.</param>
    /// <param name="message">What is wrong, as the end of a sentence that begins with the column: <c>must not be negative</c>.</param>
    /// <param name="code">The stable word that programs know the error by.</param>
    /// <param name="severity">Whether a row that breaks it is refused, or only warned of.</param>
    public TSelf Rule(Expression<Func<T, bool>> isKept, string column, string message, string code = RowErrorCodes.Rule, Severity severity = Severity.Error)
    {
        ArgumentNullException.ThrowIfNull(isKept);
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        ArgumentException.ThrowIfNullOrWhiteSpace(code);
        Shape.Rules.Add(RowRule<T>.Of(Shape, isKept, column, message, code) with { Severity = severity });
        return (TSelf)this;
    }

    /// <summary>Adds the rule that a total is the sum of its parts: else <c>wrong_total</c>. A part without a value counts as 0; a row without the total is not looked at.</summary>
    /// <param name="total">The total.</param>
    /// <param name="tolerance">By how much they may differ, from 0.</param>
    /// <param name="parts">The parts.</param>
    /// <exception cref="InvalidConfigurationException">An expression names no property of the row type.</exception>
    public TSelf RowTotal(Expression<Func<T, decimal?>> total, decimal tolerance, params IReadOnlyList<Expression<Func<T, decimal?>>> parts) =>
        RowTotal(Severity.Error, total, tolerance, parts);

    /// <inheritdoc cref="RowTotal(Expression{Func{T, decimal?}}, decimal, IReadOnlyList{Expression{Func{T, decimal?}}})"/>
    /// <param name="severity">Whether a row that breaks it is refused, or only warned of.</param>
    /// <param name="total">The total.</param>
    /// <param name="tolerance">By how much they may differ, from 0.</param>
    /// <param name="parts">The parts.</param>
    public TSelf RowTotal(Severity severity, Expression<Func<T, decimal?>> total, decimal tolerance, params IReadOnlyList<Expression<Func<T, decimal?>>> parts)
    {
        ArgumentNullException.ThrowIfNull(total);
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentOutOfRangeException.ThrowIfNegative(tolerance);
        Shape.Validations.Add(RowTotals.Of(
            Shape.Field(total), total.Compile(), [.. parts.Select(Shape.Field)], [.. parts.Select(part => part.Compile())], tolerance, severity));
        return (TSelf)this;
    }

    /// <summary>Adds code that looks at every row whose values are all there, and may find several things wrong with it.</summary>
    /// <param name="validate">Adds what is wrong. It has to be quick, and is called by several workers at once; what it throws is an error of the row.</param>
    public TSelf Validate(Action<T, RowFindings> validate)
    {
        ArgumentNullException.ThrowIfNull(validate);
        Shape.Validations.Add(new RowValidation<T>(validate, Properties: null, nameof(Validate)));
        return (TSelf)this;
    }

    /// <summary>Decides which of several rows with one key is processed; the others are <c>duplicate</c>. By default the last one.</summary>
    /// <param name="policy">The policy.</param>
    public TSelf Duplicates(DuplicatePolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        DuplicatePolicy = policy;
        return (TSelf)this;
    }
}
