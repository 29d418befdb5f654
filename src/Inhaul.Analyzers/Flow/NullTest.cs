using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Inhaul.Analyzers.Flow;

/// <summary>Conditions that ask whether there is a value.</summary>
internal static class NullTest
{
    /// <summary>The value that a condition asks about, and the truth of the condition that means that there is none; null for other conditions.</summary>
    public static (IOperation Value, bool WhenNull)? Of(IOperation? condition) => condition switch
    {
        IIsNullOperation test => (Inner(test.Operand), true),
        IIsPatternOperation { Pattern: IConstantPatternOperation constant } test when IsNull(constant.Value) => (Inner(test.Value), true),
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: IConstantPatternOperation constant } } test when IsNull(constant.Value) => (Inner(test.Value), false),
        IIsPatternOperation { Pattern: IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeconstructionSubpatterns.Length: 0 } } test => (Inner(test.Value), false),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } test when IsNull(test.RightOperand) => (Inner(test.LeftOperand), test.OperatorKind == BinaryOperatorKind.Equals),
        _ => null,
    };

    /// <summary>A value without the conversions around it.</summary>
    public static IOperation Inner(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }

    private static bool IsNull(IOperation value) => Inner(value).ConstantValue is { HasValue: true, Value: null };
}
