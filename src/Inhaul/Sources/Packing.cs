namespace Inhaul.Sources;

/// <summary>How the content of a source is packed in its file.</summary>
internal enum Packing
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The file is compressed with gzip as a whole.</summary>
    Gzip,

    /// <summary>It is an entry of a zip file.</summary>
    Zip,
}
