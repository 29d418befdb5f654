using Inhaul.Processing;

namespace Inhaul;

/// <summary>What a definition says about the column that feeds one property.</summary>
public sealed partial class FieldImport
{
    private readonly RowField _field;

    internal FieldImport(RowField field) => _field = field;

    /// <summary>Other names under which sources have the column, besides the property's own; case, spaces and signs do not count.</summary>
    /// <param name="names">The names.</param>
    public FieldImport From(params IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        _field.Sources.AddRange(names);
        return this;
    }

    /// <summary>The column of the target, when it is not the property's name in lower case words.</summary>
    /// <param name="column">The column's name.</param>
    public FieldImport To(string column)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        _field.Column = column;
        return this;
    }

    /// <summary>The formats of a date or time, as .NET writes them; the first that fits counts. By default ISO 8601.</summary>
    /// <param name="formats">The formats, such as <c>dd.MM.yyyy</c>. A format of a date may have a time of day, of which nothing is kept.</param>
    /// <exception cref="InvalidConfigurationException">The property is neither a date nor a time.</exception>
    public FieldImport Formats(params IReadOnlyList<string> formats)
    {
        ArgumentNullException.ThrowIfNull(formats);
        if (_field.Type is not (ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampTz))
        {
            throw new InvalidConfigurationException($"{_field.Property.Name} is neither a date nor a time, so it has no formats.");
        }

        _field.Formats.AddRange(formats);
        return this;
    }

    /// <summary>The offset from UTC of times that name none. By default they are refused: an instant cannot be told from them.</summary>
    /// <param name="offset">The offset, in whole minutes up to 14 hours; <see cref="TimeSpan.Zero"/> for UTC.</param>
    /// <exception cref="InvalidConfigurationException">The property is no <see cref="DateTimeOffset"/>, or there is no such offset.</exception>
    public FieldImport AssumeOffset(TimeSpan offset)
    {
        if (_field.Type != ColumnType.TimestampTz)
        {
            throw new InvalidConfigurationException($"{_field.Property.Name} is no DateTimeOffset, so its times have no offset.");
        }

        if (offset.Duration() > TimeSpan.FromHours(14) || offset.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            throw new InvalidConfigurationException($"{offset} is no offset of a time. Name one in whole minutes, up to 14 hours.");
        }

        _field.AssumedOffset = offset;
        return this;
    }

    /// <summary>Words that mean that there is no value, besides an empty field; case does not count.</summary>
    /// <param name="words">The words, such as <c>N/A</c>.</param>
    public FieldImport NullWhen(params IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        _field.NullWords.AddRange(words);
        return this;
    }

    /// <summary>
    /// Says that the column holds paths of files. The content of each is stored once by what it is, and the property gets its address,
    /// <c>sha256/ab/cd/hash.png</c>, before rules and code see the row. The storage is named with <see cref="InhaulBuilder.UseAttachments(string)"/>.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">The property is no text.</exception>
    public FieldImport Attachment()
    {
        if (_field.ValueType != typeof(string))
        {
            throw new InvalidConfigurationException($"{_field.Property.Name} is no string, which the address of an attachment is.");
        }

        _field.IsAttachment = true;
        return this;
    }

    /// <inheritdoc cref="Attachment()"/>
    /// <param name="table">The table into which code of the processor writes the addresses: what it names there is not collected.</param>
    /// <param name="column">The column.</param>
    public FieldImport Attachment(string table, string column)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        ArgumentException.ThrowIfNullOrWhiteSpace(column);
        _field.AttachedIn = (table, column);
        return Attachment();
    }
}
