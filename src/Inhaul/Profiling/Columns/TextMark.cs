namespace Inhaul.Profiling.Columns;

/// <summary>What is odd about a value as text.</summary>
internal enum TextMark : byte
{
    /// <summary>It starts or ends with a space, a tab or a space that does not break.</summary>
    SurroundingSpaces,

    /// <summary>It has control characters other than tabs and line breaks.</summary>
    ControlCharacters,

    /// <summary>It has line breaks.</summary>
    LineBreaks,

    /// <summary>It has characters that stand for what could not be decoded: <c>U+FFFD</c>.</summary>
    ReplacedCharacters,

    /// <summary>It was UTF-8 that something took for windows-1252: <c>CafÃ©</c>.</summary>
    DecodedTwice,
}
