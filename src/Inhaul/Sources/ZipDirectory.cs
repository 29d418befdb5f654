using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Enumeration;

namespace Inhaul.Sources;

/// <summary>What is in a zip file, by its directory; nothing of it is unpacked, and no name in it becomes a path on a disk.</summary>
internal sealed class ZipDirectory
{
    private const int MostEntries = 10_000;

    /// <summary>Entries that make a zip file something else than files packed together, and what it is.</summary>
    private static readonly (string Entry, string What)[] Documents =
    [
        ("xl/workbook.bin", "a binary workbook (xlsb), which is not read. Save it as xlsx or CSV and import that."),
        ("word/document.xml", "a Word document, which holds no rows to import. Export the data as CSV, JSON or a workbook and import that."),
        ("ppt/presentation.xml", "a presentation, which holds no rows to import. Export the data as CSV, JSON or a workbook and import that."),
        ("META-INF/MANIFEST.MF", "a Java program, which holds no rows to import. Export the data as CSV, JSON or a workbook and import that."),
        ("content.xml", "an OpenDocument file, which is not read. Save it as xlsx or CSV and import that."),
    ];

    /// <summary>Names of files that people put beside data.</summary>
    private static readonly string[] Leaflets = ["README", "READ ME", "LICENSE", "LICENCE", "COPYING", "NOTICE", "CHANGELOG"];

    private readonly InputFile _file;
    private readonly IReadOnlyList<ZipArchiveEntry> _entries;

    private ZipDirectory(InputFile file, IReadOnlyList<ZipArchiveEntry> entries)
    {
        _file = file;
        _entries = entries;
    }

    /// <summary>Whether the file is a workbook: in the Office Open XML format they are zip files.</summary>
    public bool IsWorkbook => Has("xl/workbook.xml");

    /// <summary>Reads the directory of a file.</summary>
    /// <exception cref="InvalidConfigurationException">The file is damaged, or is something else than files packed together.</exception>
    public static ZipDirectory Of(InputFile file)
    {
        using var bytes = file.Open();
        try
        {
            if (CountOf(bytes) > MostEntries)
            {
                throw new InvalidConfigurationException($"{file.Shown} holds more than {MostEntries} files. Unpack it and import what is in it in parts.");
            }

            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read);
            var directory = new ZipDirectory(file, [.. archive.Entries]);
            directory.CheckWhole();
            return directory;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidConfigurationException($"{file.Shown} is a damaged zip file, or a part of one. Most often a transfer broke off; get the file once more.");
        }
    }

    /// <summary>The names of the entries that are sources, in the order of their names.</summary>
    /// <param name="globs">Which entries a person picked; empty for all that are not hidden.</param>
    /// <param name="notes">Told what was passed over.</param>
    /// <exception cref="InvalidConfigurationException">An entry cannot be imported, or there is none.</exception>
    public IReadOnlyList<string> Pick(IReadOnlyList<string> globs, List<string> notes)
    {
        var visible = _entries.Where(entry => !IsHidden(entry.FullName)).OrderBy(entry => entry.FullName, StringComparer.Ordinal).ToList();
        var hidden = _entries.Where(entry => IsHidden(entry.FullName)).Select(entry => entry.FullName).ToList();
        if (hidden.Count > 0)
        {
            notes.Add($"{_file.Name}: folders and hidden files are passed over: {NameList.Of(hidden)}");
        }

        var picked = globs.Count == 0 ? visible : visible.FindAll(entry => globs.Any(glob => Matches(glob, entry)));
        if (picked.Count == 0)
        {
            throw new InvalidConfigurationException(visible.Count == 0
                ? $"{_file.Shown} holds no file to import."
                : $"{_file.Shown} holds nothing that --entry {string.Join(" --entry ", globs)} names; there are {NameList.Of(visible.Select(entry => entry.FullName))}.");
        }

        Check(picked, isPicked: globs.Count > 0);
        return [.. picked.Select(entry => entry.FullName)];
    }

    /// <summary>What to do about an entry that is no import.</summary>
    public static string Remedy => "Name the entries that are to be imported, for example --entry \"*.csv\".";

    private void CheckWhole()
    {
        var document = Array.Find(Documents, document => Has(document.Entry));
        if (document.What is not null && !IsWorkbook && (document.Entry != "content.xml" || Has("mimetype")))
        {
            throw new InvalidConfigurationException($"{_file.Shown} is {document.What}");
        }
    }

    private void Check(List<ZipArchiveEntry> picked, bool isPicked)
    {
        for (var i = 0; i < picked.Count; i++)
        {
            var entry = picked[i];
            var shown = $"{_file.Shown}/{entry.FullName}";
            if (entry.IsEncrypted)
            {
                throw new InvalidConfigurationException($"{shown} is encrypted. Unpack it with its password and import what is in it.");
            }

            if (i > 0 && picked[i - 1].FullName == entry.FullName)
            {
                throw new InvalidConfigurationException($"{shown} is in the file twice. Unpack the file and import the one that is meant.");
            }

            if (!isPicked && Leaflets.Contains(Path.GetFileNameWithoutExtension(entry.Name), StringComparer.OrdinalIgnoreCase))
            {
                throw new InvalidConfigurationException($"{shown} is text about the data, by its name. {Remedy}");
            }
        }
    }

    private bool Has(string name) => _entries.Any(entry => entry.FullName == name);

    private static bool Matches(string glob, ZipArchiveEntry entry) =>
        FileSystemName.MatchesSimpleExpression(glob, entry.FullName) || FileSystemName.MatchesSimpleExpression(glob, entry.Name);

    private static bool IsHidden(string name)
    {
        var parts = name.Split('/', '\\');
        return parts[^1].Length == 0 || parts[0] == "__MACOSX" || Array.Exists(parts, part => part.Length > 1 && part[0] == '.' && part != "..")
            || parts[^1] is "Thumbs.db" or "desktop.ini";
    }

    /// <summary>
    /// How many entries the file says it has, from the record at its end, which a comment of up to 65,535 bytes may follow; so that a
    /// directory of millions is refused before it is in memory.
    /// </summary>
    private static int CountOf(FileStream file)
    {
        const int recordBytes = 22;
        var tail = new byte[Math.Min(file.Length, recordBytes + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        file.Position = 0;
        var at = tail.AsSpan(0, Math.Max(0, tail.Length - recordBytes + 4)).LastIndexOf("PK\u0005\u0006"u8);
        return at < 0 ? throw new InvalidDataException("no end record") : BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10));
    }
}
