namespace Inhaul.Schemas;

/// <summary>How the columns of a file and the fields of a schema have to agree; they always find each other by name.</summary>
internal enum FieldsMatch
{
    /// <summary>Nothing is said: the file has every field, and may have more columns.</summary>
    Unsaid,

    /// <summary>The file has every field and nothing else.</summary>
    Exact,

    /// <summary>The file has every field and nothing else.</summary>
    Equal,

    /// <summary>The fields are a part of the file's columns.</summary>
    Subset,

    /// <summary>The file's columns are a part of the fields.</summary>
    Superset,

    /// <summary>The file has at least one of the fields.</summary>
    Partial,
}
