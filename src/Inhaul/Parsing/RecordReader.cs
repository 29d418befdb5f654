namespace Inhaul.Parsing;

/// <summary>
/// Reads the records of a source or of a chunk, one after the other: each format has one reader, with the same rules for the
/// first look, for profiles and for every chunk. What it gives of a record is valid until the next is read.
/// </summary>
internal abstract class RecordReader : IDisposable
{
    /// <summary>The number of fields of the current record.</summary>
    public abstract int FieldCount { get; }

    /// <summary>The line on which the current record starts, from 1.</summary>
    public abstract long Line { get; }

    /// <summary>The byte at which the current record starts, in UTF-8 from the start of what is read.</summary>
    public abstract long Offset { get; }

    /// <summary>The current record's bytes as they stand in the input, without what separates it from the next.</summary>
    public abstract ReadOnlySpan<byte> Raw { get; }

    /// <summary>Whether the current record runs to the end of the input because something in it is opened and never closed.</summary>
    public virtual bool IsUnterminated => false;

    /// <summary>Finds out how a source is laid out, before its first record is read; not for chunks, whose layout is known.</summary>
    /// <exception cref="InvalidConfigurationException">The source cannot be read, or passes a limit; the message names the line and the remedy.</exception>
    public abstract RecordLayout ReadLayout();

    /// <summary>Moves to the next record.</summary>
    /// <exception cref="InvalidConfigurationException">A record passes a limit; the message names its line.</exception>
    public abstract bool Read();

    /// <summary>A field of the current record as plain UTF-8, whatever quotes or escapes the format has; empty when there is no value.</summary>
    public abstract ReadOnlySpan<byte> Field(int index);

    /// <summary>Why the current record cannot be read as a row of a layout; null when it can.</summary>
    public abstract RecordFault? FaultOf(RecordLayout layout);

    /// <summary>Why one field of a record that can be read has no value that could be trusted; null, mostly, when it has.</summary>
    public virtual RecordFault? FaultOf(int field) => null;

    /// <summary>What was found against the current record before it was read, though its fields can be read; none, mostly.</summary>
    public virtual IReadOnlyList<RecordFault> Complaints => [];

    /// <summary>Closes what is read.</summary>
    public abstract void Dispose();
}
