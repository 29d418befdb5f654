using System.Text;
using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

/// <summary>The classes of values as a profile finds them: of a value among others.</summary>
internal static class ClassesOf
{
    public static ByteClasses Text(string value) => Bytes(Encoding.UTF8.GetBytes(value));

    /// <summary>None for a value that has none in a profile.</summary>
    public static ByteClasses Bytes(ReadOnlySpan<byte> value)
    {
        if (value.Length is 0 or > ByteClasses.Longest)
        {
            return default;
        }

        Span<byte> room = stackalloc byte[ByteClasses.Longest];
        room.Fill((byte)'7');
        value.CopyTo(room);
        return ByteClasses.Of(room, value.Length);
    }
}
