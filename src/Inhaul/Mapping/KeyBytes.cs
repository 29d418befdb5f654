using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Inhaul.Mapping;

/// <summary>The identity of a row's key: equal for two rows exactly when their typed key values are equal.</summary>
internal static class KeyBytes
{
    /// <summary>The first 128 bits of the SHA-256 of the key's typed values.</summary>
    public static UInt128 Identity(RowBatch rows, int row, ReadOnlySpan<int> keyFields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[9];
        foreach (var field in keyFields)
        {
            var cell = rows[row][field];
            var text = Canonical(rows, cell);
            number[0] = (byte)cell.Kind;
            BinaryPrimitives.WriteInt64LittleEndian(number[1..], cell.HasText ? text.Length : CanonicalBits(cell));
            hash.AppendData(number);
            hash.AppendData(text);
        }

        Span<byte> digest = stackalloc byte[32];
        hash.GetHashAndReset(digest);
        return BinaryPrimitives.ReadUInt128LittleEndian(digest);
    }

    /// <summary>The text of a cell such that equal values have equal text: decimals without trailing zeros.</summary>
    public static ReadOnlySpan<byte> Canonical(RowBatch rows, in Cell cell)
    {
        if (!cell.HasText)
        {
            return default;
        }

        var text = rows.Text(cell);
        return cell.Kind == CellKind.Decimal && text.Contains((byte)'.') ? text.TrimEnd((byte)'0').TrimEnd((byte)'.') : text;
    }

    /// <summary>The bits of a cell without text such that equal values have equal bits: zero has no sign.</summary>
    public static long CanonicalBits(in Cell cell) => cell is { Kind: CellKind.Double, Double: 0 } ? 0 : cell.Bits;

    /// <summary>A number that is greater the newer a value is; least of all for none.</summary>
    public static long Rank(RowBatch rows, in Cell cell) => cell.Kind switch
    {
        CellKind.Null => long.MinValue,
        CellKind.Double => Ordered(cell.Double),
        CellKind.Decimal => Ordered(double.Parse(rows.Text(cell), CultureInfo.InvariantCulture)),
        _ => cell.Bits,
    };

    private static long Ordered(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        return bits < 0 ? long.MinValue - bits : bits;
    }
}
