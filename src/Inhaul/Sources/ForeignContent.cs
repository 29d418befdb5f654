using System.Text;

namespace Inhaul.Sources;

/// <summary>Recognises by its beginning what people hand in as a file of rows though it holds none.</summary>
internal static class ForeignContent
{
    private const string NoRows = "which holds no rows to import. Export the data as CSV, JSON or a workbook and import that.";
    private const string Archive = "which is not unpacked here. Unpack it and import what is in it.";
    private const string Page = "not the file itself. Most often it is a page that asks to log in, or an error; open it in a browser, get the file from there and import that.";

    /// <summary>Beginnings of files, where they stand, what to call the files, and what to do. They are long enough not to be a heading that people write.</summary>
    private static readonly (int At, byte[] Start, string Name, string Remedy)[] Kinds =
    [
        (0, [.. "%PDF-"u8], "a PDF document", NoRows),
        (0, [.. "%!PS"u8], "a PostScript document", NoRows),
        (0, [.. @"{\rtf"u8], "a text document (RTF)", NoRows),
        (0, [0x89, .. "PNG"u8], "a picture (PNG)", NoRows),
        (0, [0xFF, 0xD8, 0xFF], "a picture (JPEG)", NoRows),
        (0, [.. "GIF87a"u8], "a picture (GIF)", NoRows),
        (0, [.. "GIF89a"u8], "a picture (GIF)", NoRows),
        (0, [.. "II*\0"u8], "a picture (TIFF)", NoRows),
        (0, [.. "MM\0*"u8], "a picture (TIFF)", NoRows),
        (8, [.. "WEBPVP8"u8], "a picture (WebP)", NoRows),
        (6, [0, 0, 0, 0, .. "6\0\0\0"u8], "a picture (BMP)", NoRows),
        (6, [0, 0, 0, 0, 0x8A, 0, 0, 0], "a picture (BMP)", NoRows),
        (0, [0, 0, 0, 0x14, .. "ftyp"u8], "a film or a picture", NoRows),
        (0, [0, 0, 0, 0x18, .. "ftyp"u8], "a film or a picture", NoRows),
        (0, [0, 0, 0, 0x1C, .. "ftyp"u8], "a film or a picture", NoRows),
        (0, [0, 0, 0, 0x20, .. "ftyp"u8], "a film or a picture", NoRows),
        (0, [0, 0, 0, 0x24, .. "ftyp"u8], "a film or a picture", NoRows),
        (8, [.. "WAVEfmt "u8], "a sound", NoRows),
        (0, [.. "ID3\u0003"u8], "a sound (MP3)", NoRows),
        (0, [.. "ID3\u0004"u8], "a sound (MP3)", NoRows),
        (0, [.. "OggS\0"u8], "a sound (Ogg)", NoRows),
        (0, [.. "SQLite format 3\0"u8], "an SQLite database", NoRows),
        (4, [.. "Standard Jet DB\0"u8], "an Access database", NoRows),
        (4, [.. "Standard ACE DB\0"u8], "an Access database", NoRows),
        (0, [.. "PGDMP\u0001"u8], "a dump of a PostgreSQL database", NoRows),
        (0, [.. "PAR1\u0015"u8], "a Parquet file", NoRows),
        (0, [.. "Obj\u0001"u8], "an Avro file", NoRows),
        (0, [.. "ARROW1\0\0"u8], "an Arrow file", NoRows),
        (0, [0x89, .. "HDF\r\n"u8], "an HDF5 file", NoRows),
        (0, [0x7F, .. "ELF"u8], "a program", NoRows),
        (0, [.. "MZ"u8, 0x90, 0], "a program", NoRows),
        (0, [0xCF, 0xFA, 0xED, 0xFE], "a program", NoRows),
        (0, [0xCA, 0xFE, 0xBA, 0xBE], "a program", NoRows),
        (0, [.. "#!/"u8], "a program (a script)", NoRows),
        (0, [.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7-Zip archive", Archive),
        (0, [.. "Rar!\u001A\a"u8], "a RAR archive", Archive),
        (257, [.. "ustar"u8], "a tar archive", Archive),
        (0, [0xFD, .. "7zXZ"u8], "compressed with xz", Archive),
        (0, [0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard", Archive),
        (4, [.. "1AY&SY"u8], "compressed with bzip2", Archive),
        (0, [4, 0x22, 0x4D, 0x18], "compressed with LZ4", Archive),
        (0, [.. "MSCF\0\0\0\0"u8], "a cabinet archive", Archive),
        (0, [.. "!<arch>\n"u8], "an archive (ar)", Archive),
        (0, [0x1F, 0x8B, 8], "packed a second time (gzip)", Archive),
    ];

    /// <summary>Beginnings of text, whatever the case of its letters and the space before it.</summary>
    private static readonly (string Start, string Name, string Remedy)[] Texts =
    [
        ("<!doctype html", "a web page", Page),
        ("<html", "a web page", Page),
        ("<head", "a web page", Page),
        ("<body", "a web page", Page),
        ("<table", "a web page", "which is not read. Copy the table into a spreadsheet, save it as xlsx or CSV and import that."),
        ("<?xml", "an XML document", NoRows),
        ("<svg", "a picture (SVG)", NoRows),
        ("-----BEGIN ", "a key or a certificate", NoRows),
    ];

    /// <summary>Refuses what begins like something that holds no rows.</summary>
    /// <param name="start">How it begins.</param>
    /// <param name="name">What to call it.</param>
    /// <exception cref="InvalidConfigurationException">It holds no rows.</exception>
    public static void Refuse(ReadOnlySpan<byte> start, string name)
    {
        foreach (var (at, bytes, what, remedy) in Kinds)
        {
            if (start.Length > at && start[at..].StartsWith(bytes))
            {
                throw new InvalidConfigurationException($"{name} is {what}, {remedy}");
            }
        }

        var text = TextOf(start);
        var known = Array.Find(Texts, known => text.StartsWith(known.Start, StringComparison.OrdinalIgnoreCase));
        if (known.Start is not null)
        {
            throw new InvalidConfigurationException($"{name} is {known.Name}, {known.Remedy}");
        }
    }

    /// <summary>The first characters as far as they are plain, without marks, space, and the zero bytes of UTF-16.</summary>
    private static string TextOf(ReadOnlySpan<byte> start)
    {
        var text = new StringBuilder();
        foreach (var b in start[..Math.Min(start.Length, 1024)])
        {
            if (b is > 0 and < 0x80 && (text.Length > 0 || b > ' '))
            {
                text.Append((char)b);
            }
        }

        return text.ToString();
    }
}
