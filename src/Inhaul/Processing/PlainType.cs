using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Inhaul.Processing;

/// <summary>
/// Tells row types that only keep what they are given, as records do, from those with code of their own. A plain row can be made
/// when somebody wants to see it, or not at all; one with code may refuse its values, so it is made once, when it is checked.
/// </summary>
internal static class PlainType
{
    /// <summary>Whether neither making a row nor reading its properties runs code that somebody wrote.</summary>
    /// <param name="constructor">The constructor that is called.</param>
    /// <param name="properties">The properties that are set or read.</param>
    public static bool Is(ConstructorInfo constructor, IEnumerable<PropertyInfo> properties) =>
        OnlyKeeps(constructor) && properties.All(property => IsGenerated(property.GetMethod) && IsGenerated(property.SetMethod));

    private static bool IsGenerated(MethodInfo? accessor) => accessor?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) != false;

    /// <summary>Whether a constructor does no more than store its parameters and constants in fields.</summary>
    private static bool OnlyKeeps(ConstructorInfo constructor)
    {
        if (constructor.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            return false;
        }

        for (var at = 0; at < code.Length;)
        {
            if (OperandOf(code, at) is not { } operand || (code[at] == OpCodes.Call.Value && !IsOfObject(constructor, BitConverter.ToInt32(code, at + 1))))
            {
                return false;
            }

            at += 1 + operand;
        }

        return true;
    }

    /// <summary>The bytes that follow an instruction that only moves values; null for any other instruction.</summary>
    private static int? OperandOf(byte[] code, int at) => code[at] switch
    {
        // nop, ldarg.0 to ldarg.3, ldnull and the short constants, ret
        0x00 or (>= 0x02 and <= 0x05) or (>= 0x14 and <= 0x1E) or 0x2A => 0,
        // ldarg.s, ldc.i4.s
        0x0E or 0x1F => 1,
        // ldc.i4, ldc.r4, call (of whom, is looked at), ldstr, stfld
        0x20 or 0x22 or 0x28 or 0x72 or 0x7D => 4,
        // ldc.i8, ldc.r8
        0x21 or 0x23 => 8,
        _ => null,
    };

    private static bool IsOfObject(ConstructorInfo constructor, int token) =>
        constructor.Module.ResolveMethod(token, constructor.DeclaringType!.GetGenericArguments(), null)?.DeclaringType == typeof(object);
}
