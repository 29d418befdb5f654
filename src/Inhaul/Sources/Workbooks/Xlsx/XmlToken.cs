namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>What <see cref="XmlTokens"/> stands on.</summary>
internal enum XmlToken
{
    /// <summary>The start of an element, or the whole of an empty one.</summary>
    Start,

    /// <summary>The end of an element that was not empty.</summary>
    End,

    /// <summary>Text, or a part of it.</summary>
    Text,
}
