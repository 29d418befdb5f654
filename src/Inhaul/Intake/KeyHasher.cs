using Inhaul.Mapping;
using Inhaul.Mapping.Cleaning;
using Inhaul.Parsing;
using Inhaul.Profiling;

namespace Inhaul.Intake;

/// <summary>
/// Hashes the key of each record at reading speed. Keys that are equal as typed values have equal hashes; the reverse is
/// left to an exact comparison of the few rows whose hashes meet. While a column's type is still unknown, its values are
/// hashed in a form that does not depend on it (<c>+5</c>, <c>5</c> and <c>5.0</c> agree).
/// </summary>
internal sealed class KeyHasher
{
    private readonly int[] _columns;
    private readonly FieldDefinition?[] _known;
    private readonly FieldCleaner?[] _cleaners;
    private readonly RowBatch _scratch = new(1);

    /// <param name="columns">The positions of the key's columns in the source.</param>
    /// <param name="known">Their fields, where the type is decided already; null where it will be inferred.</param>
    /// <param name="cleaners">What cleans the values of those whose type will be inferred; null for nothing.</param>
    public KeyHasher(int[] columns, FieldDefinition?[] known, FieldCleaner?[]? cleaners = null)
    {
        _columns = columns;
        _known = known;
        _cleaners = [.. known.Select((field, i) => field is null ? cleaners?[i] : FieldCleaner.Of(field))];
    }

    /// <summary>The hasher of a key whose types are known; null when it has no fields.</summary>
    public static KeyHasher? Of(FieldDefinition[] fields, RecordLayout layout) =>
        fields.Length == 0 ? null : new KeyHasher([.. fields.Select(field => layout.IndexOf(field.Source))], fields);

    /// <summary>The hash of the current record's key; 0 when it has none or cannot have one.</summary>
    public ulong Hash(RecordReader records)
    {
        var hash = ValueHash.Seed;
        var empty = true;
        for (var i = 0; i < _columns.Length; i++)
        {
            var value = records.Field(_columns[i]);
            value = _cleaners[i] is { } cleaner ? cleaner.Clean(value) : value;
            empty &= value.IsEmpty;
            if (!TryMix(ref hash, _known[i], value))
            {
                return 0;
            }
        }

        return empty ? 0 : Math.Max(1, ValueHash.Finish(hash));
    }

    private bool TryMix(ref ulong hash, FieldDefinition? known, ReadOnlySpan<byte> value)
    {
        if (known is null)
        {
            MixUntyped(ref hash, value);
            return true;
        }

        _scratch.Clear();
        if (!ValueReader.TryRead(known, value, _scratch, out var cell))
        {
            // How dates are written is decided by all values, and may be another way than the usual one.
            if (known is not { Format: null, Type: ColumnType.Date or ColumnType.Timestamp })
            {
                return false;
            }

            MixUntyped(ref hash, value);
            return true;
        }

        hash = ValueHash.Mix(hash, (ulong)(cell.HasText ? 0 : KeyBytes.CanonicalBits(cell)));
        hash = ValueHash.Mix(hash, KeyBytes.Canonical(_scratch, cell));
        return true;
    }

    private static void MixUntyped(ref ulong hash, ReadOnlySpan<byte> value)
    {
        switch (ValueShapes.Of(value))
        {
            case ValueShape.Empty:
                hash = ValueHash.Mix(hash, default(ReadOnlySpan<byte>));
                break;
            case ValueShape.Integer or ValueShape.Decimal:
                MixNumber(ref hash, value.Trim((byte)' '));
                break;
            case ValueShape.Timestamp or ValueShape.TimestampWithOffset or ValueShape.IsoDate:
                MixTime(ref hash, value.Trim((byte)' '));
                break;
            case ValueShape.DayFirstDate or ValueShape.MonthFirstDate or ValueShape.AmbiguousDate:
                MixDigitRuns(ref hash, value.Trim((byte)' '));
                break;
            case ValueShape.TrueFalse or ValueShape.YesNo:
                MixTruth(ref hash, value.Trim((byte)' '));
                break;
            case ValueShape.Text when value.Trim((byte)' ') is [(byte)'t' or (byte)'T' or (byte)'y' or (byte)'Y' or (byte)'f' or (byte)'F' or (byte)'n' or (byte)'N']:
                MixTruth(ref hash, value.Trim((byte)' '));
                break;
            case ValueShape.Uuid:
                MixLowerCase(ref hash, value.Trim((byte)' '));
                break;
            default:
                hash = ValueHash.Mix(hash, value);
                break;
        }
    }

    private static void MixNumber(ref ulong hash, ReadOnlySpan<byte> value)
    {
        var negative = value[0] == '-';
        value = negative || value[0] == '+' ? value[1..] : value;
        value = value.TrimStart((byte)'0');
        if (value.Contains((byte)'.'))
        {
            value = value.TrimEnd((byte)'0').TrimEnd((byte)'.');
        }

        hash = ValueHash.Mix(hash, negative && !value.IsEmpty ? 1UL : 0UL);
        hash = ValueHash.Mix(hash, value);
    }

    /// <summary>Every spelling of true like <c>1</c> and of false like <c>0</c>, since a column of booleans may have them all.</summary>
    private static void MixTruth(ref ulong hash, ReadOnlySpan<byte> value) =>
        MixNumber(ref hash, value[0] is (byte)'t' or (byte)'T' or (byte)'y' or (byte)'Y' ? "1"u8 : "0"u8);

    private static void MixTime(ref ulong hash, ReadOnlySpan<byte> value)
    {
        var batch = new RowBatch(1);
        var type = value.Length == 10 ? ColumnType.Date : value[^1] == 'Z' || value[^6] is (byte)'+' or (byte)'-' ? ColumnType.TimestampTz : ColumnType.Timestamp;
        if (ValueReader.TryRead(new FieldDefinition("", "", type, null), value, batch, out var cell))
        {
            hash = ValueHash.Mix(hash, (ulong)cell.Bits);
        }
        else
        {
            hash = ValueHash.Mix(hash, value);
        }
    }

    private static void MixDigitRuns(ref ulong hash, ReadOnlySpan<byte> value)
    {
        var number = 0UL;
        foreach (var c in value)
        {
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                number = (number * 10) + c - '0';
            }
            else
            {
                hash = ValueHash.Mix(hash, number);
                number = 0;
            }
        }

        hash = ValueHash.Mix(hash, number);
    }

    private static void MixLowerCase(ref ulong hash, ReadOnlySpan<byte> value)
    {
        foreach (var c in value)
        {
            hash = ValueHash.Mix(hash, c is >= (byte)'A' and <= (byte)'Z' ? c | 0x20UL : c);
        }
    }
}
