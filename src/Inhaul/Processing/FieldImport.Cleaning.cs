using Inhaul.Mapping.Cleaning;

namespace Inhaul;

/// <content>How values are cleaned before they are read: step by step, in the order in which it is said. Keys are compared after it.</content>
public sealed partial class FieldImport
{
    /// <summary>Takes white space away at both ends.</summary>
    public FieldImport Trim() => Clean("trim");

    /// <summary>Makes one space of every run of white space, line breaks and no-break spaces included.</summary>
    public FieldImport CollapseSpaces() => Clean("spaces");

    /// <summary>Takes control characters away, and what has no width, such as zero-width spaces and marks of direction; tabs and line breaks become spaces.</summary>
    public FieldImport RemoveControl() => Clean("control");

    /// <summary>Spells what looks the same in the same way, as Unicode's form C does; with <paramref name="isCompatible"/> also what only means the same, as form KC does: <c>ﬁ</c> becomes <c>fi</c>.</summary>
    /// <param name="isCompatible">Whether what only means the same is spelled in the same way.</param>
    public FieldImport Normalize(bool isCompatible = false) => Clean(isCompatible ? "nfkc" : "nfc");

    /// <summary>Puts everything into upper case, by the rules of no language in particular.</summary>
    public FieldImport Upper() => Clean("upper");

    /// <summary>Puts everything into lower case, by the rules of no language in particular.</summary>
    public FieldImport Lower() => Clean("lower");

    /// <summary>Begins each word in upper case and goes on in lower case: <c>ANNE O'BRIEN</c> becomes <c>Anne O'Brien</c>.</summary>
    public FieldImport Title() => Clean("title");

    /// <summary>Leaves the digits of a phone number, with a leading plus where there is one or <c>00</c>; what is no phone number stays as it is.</summary>
    public FieldImport Phone() => Clean("phone");

    /// <summary>Takes white space at the ends of an e-mail address away, and puts its domain into lower case.</summary>
    public FieldImport Email() => Clean("email");

    /// <summary>Takes white space at the ends of a URL away, and puts its scheme and host into lower case.</summary>
    public FieldImport Url() => Clean("url");

    /// <summary>Reads numbers with separators between thousands: <c>1,234.50</c>, <c>1 234.50</c>, <c>1'234.50</c>.</summary>
    public FieldImport Thousands() => Clean(CleaningWords.Thousands);

    /// <summary>Reads numbers with a decimal comma: <c>1234,50</c>, <c>1.234,50</c>, <c>1 234,50</c>.</summary>
    public FieldImport DecimalComma() => Clean(CleaningWords.DecimalComma);

    /// <summary>Reads numbers with something around them, such as a currency or a percent sign, as numbers alone: <c>€ 95</c> and <c>95 %</c> become 95.</summary>
    public FieldImport BareNumber() => Clean(CleaningWords.BareNumber);

    /// <summary>Reads numbers with a unit, as numbers in this one: with <c>GB</c>, <c>16 GB</c> becomes 16 and <c>1.5 TB</c> 1536. A number without a unit is taken for one in it.</summary>
    /// <param name="unit">The unit. Those of bytes, bits per second, frequency, power, mass, length, volume and time are converted; another is only taken away.</param>
    public FieldImport Unit(string unit)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        return Clean($"{CleaningWords.Unit}:{unit}");
    }

    /// <summary>Cleans values by the words of steps, as <c>--clean</c> of the command line takes them.</summary>
    /// <param name="steps">The words, such as <c>trim</c> or <c>unit:GB</c>.</param>
    /// <exception cref="InvalidConfigurationException">A word is not known; the message lists those that are.</exception>
    public FieldImport Clean(params IReadOnlyList<string> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        foreach (var step in steps)
        {
            _ = CleaningWords.Parse(step);
            _field.Cleaning.Add(step);
        }

        return this;
    }
}
