using System.Text;

namespace Inhaul.Sources;

/// <summary>How the bytes of a source become text, and what that was decided from.</summary>
/// <param name="Name">The encoding's name as people write it, for example <c>windows-1252</c>.</param>
/// <param name="Evidence">What the decision rests on, in a sentence.</param>
internal sealed record SourceEncoding(string Name, string Evidence)
{
    public const string Utf8 = "utf-8";
    public const string Utf16LittleEndian = "utf-16le";
    public const string Utf16BigEndian = "utf-16be";
    public const string Windows1252 = "windows-1252";

    static SourceEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a workbook's text.</summary>
    public static SourceEncoding OfWorkbooks { get; } = new(Utf8, "the text of its sheet");

    /// <summary>Whether the bytes are already UTF-8, so that offsets in the text are offsets in the file.</summary>
    public bool IsUtf8 => Name == Utf8;

    /// <summary>How many bytes of the source a piece of its UTF-8 text stands for; pieces may end within a character.</summary>
    public long SourceBytes(ReadOnlySpan<byte> utf8)
    {
        if (IsUtf8)
        {
            return utf8.Length;
        }

        var units = 0L;
        foreach (var b in utf8)
        {
            units += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
        }

        return Name == Windows1252 ? units : units * 2;
    }

    /// <summary>The codec of a name that <see cref="SourceEncodingDetector"/> gave.</summary>
    public static Encoding Codec(string name) => name switch
    {
        Utf8 => Encoding.UTF8,
        Utf16LittleEndian => Encoding.Unicode,
        Utf16BigEndian => Encoding.BigEndianUnicode,
        Windows1252 => Encoding.GetEncoding(1252),
        _ => throw new InvalidConfigurationException($"The encoding '{name}' is not known."),
    };
}
