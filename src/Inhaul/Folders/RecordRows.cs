using System.Buffers;

namespace Inhaul.Folders;

/// <summary>A record as its rows are made of: its JSON without white space, and where in it the elements are that give a row each.</summary>
/// <param name="Json">The record, from <c>{</c> to <c>}</c>; its bytes are given back when this is disposed of.</param>
/// <param name="Length">How long it is.</param>
internal sealed record RecordRows(byte[] Json, int Length) : IDisposable
{
    private (int Start, int End) _array;

    /// <summary>Where each element of the array is; empty when the record is one row.</summary>
    public List<(int Start, int End)> Elements { get; } = [];

    /// <summary>How many rows it gives.</summary>
    public int Count => Math.Max(1, Elements.Count);

    /// <summary>What its row has instead of its own values when there are no elements, by path.</summary>
    public IReadOnlyDictionary<string, string> WithoutRows { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether something other than an array stands where the array is looked for.</summary>
    public bool HasOther { get; set; }

    /// <summary>What the record says of its attachment; null for nothing.</summary>
    public string? Attachment { get; set; }

    /// <summary>Where the array starts.</summary>
    public int ArrayStart => _array.Start;

    /// <summary>Says where the array is whose elements are the rows.</summary>
    public void SetArray(int start, int end) => _array = (start, end);

    /// <summary>How many bytes all rows have together, besides what is put in front of each.</summary>
    public long Bytes => _array.End == 0 ? Length : ((long)Count * (Length - (_array.End - _array.Start))) + Elements.Sum(element => (long)element.End - element.Start);

    /// <summary>Writes the members of a row, with the closing brace, behind those that stand in front of them.</summary>
    public void WriteRow(int row, Stream to)
    {
        var json = Json.AsSpan(0, Length);
        if (Elements.Count > 0)
        {
            to.WriteByte((byte)',');
            to.Write(json[1.._array.Start]);
            to.Write(json[Elements[row].Start..Elements[row].End]);
            to.Write(json[_array.End..]);
            return;
        }

        byte[] alone = _array.End == 0 ? [.. json] : [.. json[.._array.Start], .. "null"u8, .. json[_array.End..]];
        foreach (var (path, value) in WithoutRows.Where(_ => !HasOther))
        {
            alone = JsonEdit.Set(alone, path.Split('.'), value);
        }

        to.Write(alone.Length > 2 ? ","u8 : default);
        to.Write(alone.AsSpan(1));
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(Json);
}
