using System.Buffers;
using System.Text;

namespace Inhaul.Sources.Workbooks;

/// <summary>Makes UTF-8 of UTF-16 in which halves of characters may stand alone: they become bytes that are no text, so that their row is refused.</summary>
internal static class Surrogate
{
    /// <summary>Adds text.</summary>
    public static void Append(ReadOnlySpan<char> text, ArrayBufferWriter<byte> to)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var read) == OperationStatus.Done)
            {
                to.Advance(rune.EncodeToUtf8(to.GetSpan(4)));
            }
            else
            {
                AppendHalf(text[0], to);
            }

            text = text[read..];
        }
    }

    /// <summary>Adds half of a character, as if it were one.</summary>
    public static void AppendHalf(char half, ArrayBufferWriter<byte> to) =>
        to.Write([(byte)(0xE0 | (half >> 12)), (byte)(0x80 | ((half >> 6) & 0x3F)), (byte)(0x80 | (half & 0x3F))]);
}
