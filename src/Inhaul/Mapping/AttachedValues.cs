namespace Inhaul.Mapping;

/// <summary>What the attachments of a chunk's rows have become: for each field of a row that names a file, the address of its content or why there is none.</summary>
internal sealed class AttachedValues
{
    private readonly Dictionary<(int Index, int Field), (ContentAddress? Address, RowError? Error)> _values = [];

    /// <summary>The file's content is stored.</summary>
    /// <param name="index">The row's position in its chunk.</param>
    /// <param name="field">The field's position in the definition.</param>
    /// <param name="address">The address of the content.</param>
    public void Keep(int index, int field, ContentAddress address) => _values.Add((index, field), (address, null));

    /// <summary>The file's content is not stored.</summary>
    /// <param name="index">The row's position in its chunk.</param>
    /// <param name="field">The field's position in the definition.</param>
    /// <param name="error">Why.</param>
    public void Refuse(int index, int field, RowError error) => _values.Add((index, field), (null, error));

    /// <summary>What became of the attachment in a field of a row; nothing when the row names none there.</summary>
    public (ContentAddress? Address, RowError? Error) Of(int index, int field) => _values.GetValueOrDefault((index, field));
}
