namespace Inhaul.Postgres;

/// <summary>How a cell travels in a binary COPY.</summary>
internal enum PostgresEncoding
{
    /// <summary>UTF-8 text as it is: text, varchar, char, citext, json, enumerations.</summary>
    Text,

    /// <summary>Text behind the version number of the format.</summary>
    Jsonb,

    /// <summary>A whole number of 16 bits.</summary>
    Int2,

    /// <summary>A whole number of 32 bits.</summary>
    Int4,

    /// <summary>A whole number of 64 bits.</summary>
    Int8,

    /// <summary>A decimal number.</summary>
    Numeric,

    /// <summary>A floating-point number of 32 bits.</summary>
    Float4,

    /// <summary>A floating-point number of 64 bits.</summary>
    Float8,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A time in microseconds, with or without a time zone.</summary>
    Time,

    /// <summary>A UUID.</summary>
    Uuid,
}
