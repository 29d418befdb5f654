namespace Inhaul.Parsing.Json;

/// <summary>What the records of a JSON source are. One of a higher kind makes records of a lower kind those that are wrong.</summary>
internal enum JsonRecordKind
{
    /// <summary>Single values: one column.</summary>
    Scalar,

    /// <summary>Arrays: their elements are columns by position.</summary>
    Array,

    /// <summary>Objects: their names are columns.</summary>
    Object,
}
