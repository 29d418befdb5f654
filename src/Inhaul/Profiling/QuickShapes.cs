using System.Numerics;
using System.Runtime.CompilerServices;

namespace Inhaul.Profiling;

/// <summary>Tells the shape of most values from the classes of their bytes; <see cref="ValueShapes"/> tells that of the others.</summary>
internal static class QuickShapes
{
    private const int LongestCode = 20;
    private const int LongestInteger = 18;
    private const int LongestWord = 5;
    private const int Uuid = 36;

    /// <summary>The shape of a value that is not empty.</summary>
    /// <param name="value">The value.</param>
    /// <param name="classes">The classes of its bytes.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueShape Of(ReadOnlySpan<byte> value, in ByteClasses classes)
    {
        var shape = (classes.Letters & 1) != 0 ? Words(value, classes) : Number(value, classes);
        return shape ?? ValueShapes.Of(value);
    }

    /// <summary>What begins with a letter; null for what may be more than text or a code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ValueShape? Words(ReadOnlySpan<byte> value, in ByteClasses classes)
    {
        if (value[^1] == ' ' || classes.Length == Uuid || (classes.Digits == 0 && classes.Length <= LongestWord))
        {
            return null;
        }

        return classes.Digits == 0 || classes.Length > LongestCode ? ValueShape.Text
            : (classes.Letters | classes.Digits | classes.Hyphens) == classes.All ? ValueShape.Code
            : null;
    }

    /// <summary>Digits, perhaps behind a minus sign, perhaps with a point between or in front of them; null for anything else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ValueShape? Number(ReadOnlySpan<byte> value, in ByteClasses classes)
    {
        var sign = (int)(classes.Hyphens & 1);
        if ((classes.Digits | classes.Points | (uint)sign) != classes.All || BitOperations.PopCount(classes.Points) > 1 || (classes.Digits >> (classes.Length - 1)) == 0)
        {
            return null;
        }

        var whole = (classes.Points == 0 ? classes.Length : BitOperations.TrailingZeroCount(classes.Points)) - sign;
        return whole > 1 && value[sign] == '0' ? ValueShape.LeadingZeros
            : classes.Points != 0 ? ValueShape.Decimal
            : whole > LongestInteger ? ValueShape.LongDigits
            : ValueShape.Integer;
    }
}
