using System.ComponentModel.DataAnnotations;
using System.Linq.Expressions;
using System.Reflection;

namespace Inhaul.Processing.Rules;

/// <summary>The rules that a row type declares by attributes of <see cref="System.ComponentModel.DataAnnotations"/>, on its properties or on the parameters of a record.</summary>
internal static class RowAnnotations
{
    /// <summary>The validations of a row type; that a value is required is said to its field.</summary>
    /// <param name="fields">The fields, each with the constructor's parameter that it is given by, if any.</param>
    public static IEnumerable<RowValidation<T>> Of<T>(IEnumerable<(RowField Field, ParameterInfo? Parameter)> fields)
        where T : notnull
    {
        foreach (var (field, parameter) in fields)
        {
            var name = (field.Property.GetCustomAttribute<DisplayAttribute>() ?? parameter?.GetCustomAttribute<DisplayAttribute>())?.GetName() ?? field.Property.Name;
            foreach (var attribute in Attributes(field.Property, parameter))
            {
                if (attribute is RequiredAttribute required)
                {
                    field.Require(IsWorded(required) ? required.FormatErrorMessage(name) : null);
                }
                else
                {
                    yield return OfProperty<T>(field.Property, name, attribute);
                }
            }
        }

        foreach (var attribute in typeof(T).GetCustomAttributes<ValidationAttribute>(inherit: true))
        {
            yield return new RowValidation<T>((row, findings) => Add(findings, attribute.GetValidationResult(row, new ValidationContext(row)), null, Code(attribute)), Properties: null, Name(attribute));
        }

        if (typeof(T).IsAssignableTo(typeof(IValidatableObject)))
        {
            yield return new RowValidation<T>(ValidateItself, Properties: null, nameof(IValidatableObject));
        }
    }

    private static IEnumerable<ValidationAttribute> Attributes(PropertyInfo property, ParameterInfo? parameter) =>
        property.GetCustomAttributes<ValidationAttribute>(inherit: true).Concat(parameter?.GetCustomAttributes<ValidationAttribute>(inherit: true) ?? []);

    private static RowValidation<T> OfProperty<T>(PropertyInfo property, string name, ValidationAttribute attribute)
        where T : notnull
    {
        var row = Expression.Parameter(typeof(T), "row");
        var valueOf = Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property), typeof(object)), row).Compile();
        var code = Code(attribute);
        return new RowValidation<T>(Validate, attribute is CompareAttribute other ? Names(property.Name, other.OtherProperty) : attribute.RequiresValidationContext ? null : Names(property.Name), Name(attribute));

        void Validate(T typed, RowFindings findings)
        {
            var context = new ValidationContext(typed) { MemberName = property.Name, DisplayName = name };
            Add(findings, attribute.GetValidationResult(valueOf(typed), context), property.Name, code);
        }
    }

    private static void ValidateItself<T>(T row, RowFindings findings)
        where T : notnull
    {
        foreach (var result in ((IValidatableObject)row).Validate(new ValidationContext(row)))
        {
            Add(findings, result, null, RowErrorCodes.Rule);
        }
    }

    private static void Add(RowFindings findings, ValidationResult? result, string? property, string code)
    {
        if (result != ValidationResult.Success)
        {
            findings.Add(result!.MemberNames.FirstOrDefault() ?? property, result.ErrorMessage is { Length: > 0 } message ? message : "the value is not valid", code);
        }
    }

    private static bool IsWorded(ValidationAttribute attribute) => attribute.ErrorMessage is not null || attribute.ErrorMessageResourceName is not null;

    private static string Name(ValidationAttribute attribute) => attribute.GetType().Name;

    private static HashSet<string> Names(params IEnumerable<string> names) => new(names, StringComparer.Ordinal);

    private static string Code(ValidationAttribute attribute) => attribute switch
    {
        StringLengthAttribute or MinLengthAttribute or MaxLengthAttribute or LengthAttribute => RowErrorCodes.WrongLength,
        RangeAttribute => RowErrorCodes.NotInRange,
        RegularExpressionAttribute => RowErrorCodes.NoMatch,
        AllowedValuesAttribute => RowErrorCodes.NotOneOf,
        EmailAddressAttribute => RowErrorCodes.NotAnEmail,
        UrlAttribute => RowErrorCodes.NotAUrl,
        CompareAttribute => RowErrorCodes.NotEqual,
        _ => RowErrorCodes.Rule,
    };
}
