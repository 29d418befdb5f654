using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Results;
using FluentValidation.Validators;

namespace Inhaul;

/// <summary>Rules of FluentValidation in the definition of an import.</summary>
public static class FluentValidationRules
{
    /// <summary>
    /// Checks every row whose values are all there by a validator. A failure is an error of the row, with its message, its code, and the
    /// column and value of its property; one of the severity warning or info leaves the row in, with a warning.
    /// </summary>
    /// <param name="import">The definition.</param>
    /// <param name="validator">The validator. It is used by several workers at once, for as long as the application runs.</param>
    /// <typeparam name="T">The row type.</typeparam>
    /// <typeparam name="TSelf">The definition's own type.</typeparam>
    /// <exception cref="InvalidConfigurationException">The validator has rules that wait for something.</exception>
    public static TSelf ValidateWith<T, TSelf>(this ImportShape<T, TSelf> import, IValidator<T> validator)
        where T : notnull
        where TSelf : ImportShape<T, TSelf>
    {
        ArgumentNullException.ThrowIfNull(import);
        ArgumentNullException.ThrowIfNull(validator);
        if (validator.CreateDescriptor().Rules.Any(rule => rule.HasAsyncCondition || rule.Components.Any(Waits)))
        {
            throw new InvalidConfigurationException(
                $"{validator.GetType().Name} has rules that wait for something, such as MustAsync, and rows are checked without waiting. Move them into ValidateAsync of the processor, or use Exists(…) to look values up.");
        }

        return import.Validate((row, findings) =>
        {
            foreach (var failure in validator.Validate(row).Errors)
            {
                findings.Add(
                    Property(failure), failure.ErrorMessage, string.IsNullOrWhiteSpace(failure.ErrorCode) ? RowErrorCodes.Rule : failure.ErrorCode,
                    failure.Severity == FluentValidation.Severity.Error ? Severity.Error : Severity.Warning);
            }
        });
    }

    private static bool Waits(IRuleComponent component) => component.HasAsyncCondition
        || (Implements(component.Validator, typeof(IAsyncPropertyValidator<,>)) && !Implements(component.Validator, typeof(IPropertyValidator<,>)));

    private static bool Implements(IPropertyValidator validator, Type definition) =>
        Array.Exists(validator.GetType().GetInterfaces(), type => type.IsGenericType && type.GetGenericTypeDefinition() == definition);

    /// <summary>The property of the row itself, where a failure is about something inside it; null for the row as a whole.</summary>
    private static string? Property(ValidationFailure failure) => failure.PropertyName is { Length: > 0 } path && path.IndexOfAny(['.', '[']) is var end
        ? end < 0 ? path : path[..end]
        : null;
}
