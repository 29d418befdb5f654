using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Flow;

/// <summary>Conditions that ask whether a property is true, however they are written.</summary>
internal static class PropertyTest
{
    /// <summary>The name of the property, whose it is, and the truth of the condition that means that it is true; null for other conditions.</summary>
    public static (string Name, IOperation? Owner, bool WhenTrue)? Of(IOperation condition) => condition switch
    {
        IPropertyReferenceOperation property => (property.Property.Name, property.Instance, true),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test when Truth(test.RightOperand) is { } truth
            => Of(test.LeftOperand, test.OperatorKind == BinaryOperatorKind.Equals == truth),
        IIsPatternOperation { Pattern: INegatedPatternOperation negated } test => Of(test.Value, negated.Pattern, isNegated: true),
        IIsPatternOperation test => Of(test.Value, test.Pattern, isNegated: false),
        _ => null,
    };

    private static (string, IOperation?, bool)? Of(IOperation value, IPatternOperation pattern, bool isNegated) => pattern switch
    {
        IConstantPatternOperation constant when Truth(constant.Value) is { } truth => Of(value, truth != isNegated),
        IRecursivePatternOperation { DeconstructionSubpatterns.Length: 0, PropertySubpatterns.Length: 1 } recursive
            when recursive.PropertySubpatterns[0] is { Member: IPropertyReferenceOperation property, Pattern: IConstantPatternOperation constant } && Truth(constant.Value) is { } truth
            => (property.Property.Name, value, truth != isNegated),
        _ => null,
    };

    private static (string, IOperation?, bool)? Of(IOperation value, bool whenTrue) =>
        NullTest.Inner(value) is IPropertyReferenceOperation property ? (property.Property.Name, property.Instance, whenTrue) : null;

    private static bool? Truth(IOperation value) => NullTest.Inner(value).ConstantValue is { HasValue: true, Value: bool truth } ? truth : null;
}
