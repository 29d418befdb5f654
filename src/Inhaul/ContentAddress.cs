using System.Text.RegularExpressions;

namespace Inhaul;

/// <summary>
/// Where the content of an attachment is kept, which follows from the content and the extension of its file alone:
/// <c>sha256/ab/cd/hash.ext</c>. It is what a row has as its value.
/// </summary>
/// <param name="Sha256">The SHA-256 of the content in lower-case hexadecimal.</param>
/// <param name="Extension">The extension of the file in lower case, without a dot; empty for none.</param>
internal sealed partial record ContentAddress(string Sha256, string Extension)
{
    /// <summary>What every address begins with.</summary>
    public const string Prefix = "sha256/";

    private const int LongestExtension = 10;

    /// <summary>The address of a content that came as a file of a name. An extension that is no plain word is left out.</summary>
    public static ContentAddress Of(string sha256, string fileName)
    {
        var extension = Path.GetExtension(fileName).TrimStart('.').ToLowerInvariant();
        return new ContentAddress(sha256, extension.Length <= LongestExtension && extension.All(char.IsAsciiLetterOrDigit) ? extension : "");
    }

    /// <summary>Reads an address; null when the text is none.</summary>
    public static ContentAddress? TryParse(string text)
    {
        var match = Form().Match(text);
        var address = match.Success ? new ContentAddress(match.Groups["sha256"].Value, match.Groups["extension"].Value) : null;
        return address?.ToString() == text ? address : null;
    }

    /// <summary>Reads an address that was written by this.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static ContentAddress Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is no address of a content.");

    public override string ToString() => $"{Prefix}{Sha256[..2]}/{Sha256[2..4]}/{Sha256}{(Extension.Length > 0 ? "." : "")}{Extension}";

    [GeneratedRegex(@"^sha256/[0-9a-f]{2}/[0-9a-f]{2}/(?<sha256>[0-9a-f]{64})(\.(?<extension>[0-9a-z]{1,10}))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
