using System.Buffers;
using System.Numerics;

namespace Inhaul.Sources.Workbooks;

/// <summary>The texts that the cells of a workbook share, as UTF-8 in rented blocks: the one thing of a workbook that is kept in memory as a whole.</summary>
/// <param name="name">What to call the workbook in an error.</param>
/// <param name="limits">What they may measure.</param>
internal sealed class TextTable(string name, SourceLimits limits) : IDisposable
{
    private const int BlockBits = 20;
    private const int BlockBytes = 1 << BlockBits;
    private const int LengthBytes = sizeof(int);

    private readonly List<byte[]> _blocks = [];
    private readonly List<uint> _places = [];
    private long _bytes;
    private int _used = BlockBytes;

    /// <summary>Adds the next text.</summary>
    /// <exception cref="InvalidConfigurationException">The texts are larger than the limit.</exception>
    public void Add(ReadOnlySpan<byte> text)
    {
        var length = LengthBytes + text.Length;
        _bytes += length + sizeof(uint);
        if (_bytes > limits.SharedTextBytes)
        {
            throw new InvalidConfigurationException(
                $"{name}: the texts that its cells share take more than {limits.SharedTextBytes} bytes of memory. Save the sheet as CSV and import that, or raise the limit with --limit shared-text-bytes={limits.SharedTextBytes * 4}.");
        }

        if (_used + length > BlockBytes)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(length, BlockBytes))));
            _used = 0;
        }

        var place = _blocks[^1].AsSpan(_used);
        BitConverter.TryWriteBytes(place, text.Length);
        text.CopyTo(place[LengthBytes..]);
        _places.Add(((uint)(_blocks.Count - 1) << BlockBits) | (uint)_used);
        _used += length;
    }

    /// <summary>A text by its number, from 0.</summary>
    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public ReadOnlySpan<byte> Of(int number)
    {
        if ((uint)number >= (uint)_places.Count)
        {
            throw new InvalidDataException($"a cell has text {number} of {_places.Count}");
        }

        var place = _places[number];
        var block = _blocks[(int)(place >> BlockBits)];
        var start = (int)(place & (BlockBytes - 1));
        return block.AsSpan(start + LengthBytes, BitConverter.ToInt32(block, start));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var block in _blocks)
        {
            ArrayPool<byte>.Shared.Return(block);
        }

        _blocks.Clear();
        _places.Clear();
    }
}
