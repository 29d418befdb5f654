namespace Inhaul.Postgres;

/// <summary>A column of a table as the catalog describes it.</summary>
internal sealed record PostgresColumn
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its type in SQL, with length, precision and collation.</summary>
    public required string SqlType { get; init; }

    /// <summary>Its type in SQL without any of them.</summary>
    public required string PlainType { get; init; }

    /// <summary>The name of its type; of a domain, of the type below it.</summary>
    public required string BaseType { get; init; }

    /// <summary>The length of text, or precision and scale of a number, packed as the catalog does; below 0 when there is no limit.</summary>
    public required int Modifier { get; init; }

    /// <summary>Whether it is an array or a row of other values, which one cell of a file cannot fill.</summary>
    public required bool IsComposed { get; init; }

    /// <summary>The words of an enumeration; null for any other type.</summary>
    public required string[]? Words { get; init; }

    /// <summary>Whether it never holds NULL.</summary>
    public required bool IsNotNull { get; init; }

    /// <summary>Whether a row must bring a value.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>Whether only the database writes it.</summary>
    public required bool IsGenerated { get; init; }

    /// <summary>Whether it gives a number of its own to each new row that brings none.</summary>
    public required bool HandsOutNumbers { get; init; }
}
