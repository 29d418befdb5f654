using System.IO.Compression;
using System.IO.Enumeration;
using Inhaul.Sources.Workbooks;
using Inhaul.Sources.Workbooks.Xlsx;

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

    private readonly string _shown;
    private readonly string _name;
    private readonly IReadOnlyList<ZipArchiveEntry> _entries;

    private ZipDirectory(IReadOnlyList<ZipArchiveEntry> entries, string shown, string name) => (_entries, _shown, _name) = (entries, shown, name);

    /// <summary>Whether the file is a workbook: in the Office Open XML format they are zip files.</summary>
    public bool IsWorkbook { get; private init; }

    /// <summary>Reads the directory of a file.</summary>
    /// <param name="bytes">The file; it stays open.</param>
    /// <param name="shown">What to call it in an error.</param>
    /// <param name="name">What to call it in a note.</param>
    /// <exception cref="InvalidConfigurationException">The file is damaged, or is something else than files packed together.</exception>
    public static ZipDirectory Of(Stream bytes, string shown, string name)
    {
        using var archive = Open(bytes, shown);
        if (archive.Entries.Count > MostEntries)
        {
            throw new InvalidConfigurationException($"{shown} holds more than {MostEntries} files. Unpack it and import what is in it in parts.");
        }

        var document = Array.Find(Documents, document => archive.GetEntry(document.Entry) is not null);
        if (document.What is not null && (document.Entry != "content.xml" || archive.GetEntry("mimetype") is not null))
        {
            throw new InvalidConfigurationException($"{shown} is {document.What}");
        }

        using var parts = new XlsxParts(archive, shown, new SourceLimits());
        return new ZipDirectory([.. archive.Entries], shown, name) { IsWorkbook = Damage.Told(shown, () => parts.Main is not null) };
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
            notes.Add($"{_name}: folders and hidden files are passed over: {NameList.Of(hidden)}");
        }

        var picked = globs.Count == 0 ? visible : visible.FindAll(entry => globs.Any(glob => Matches(glob, entry)));
        if (picked.Count == 0)
        {
            throw new InvalidConfigurationException(visible.Count == 0
                ? $"{_shown} holds no file to import."
                : $"{_shown} holds nothing that --entry {string.Join(" --entry ", globs)} names; there are {NameList.Of(visible.Select(entry => entry.FullName))}.");
        }

        Check(picked, isPicked: globs.Count > 0);
        return [.. picked.Select(entry => entry.FullName)];
    }

    /// <summary>What to do about an entry that is no import.</summary>
    public static string Remedy => "Name the entries that are to be imported, for example --entry \"*.csv\".";

    private void Check(List<ZipArchiveEntry> picked, bool isPicked)
    {
        for (var i = 0; i < picked.Count; i++)
        {
            var entry = picked[i];
            var shown = $"{_shown}/{entry.FullName}";
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

    private static ZipArchive Open(Stream bytes, string shown)
    {
        try
        {
            var archive = ZipTable.Open(bytes);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidConfigurationException($"{shown} is a damaged zip file or workbook, or a part of one. Most often a transfer broke off; get the file once more.");
        }
    }

    private static bool Matches(string glob, ZipArchiveEntry entry) =>
        FileSystemName.MatchesSimpleExpression(glob, entry.FullName) || FileSystemName.MatchesSimpleExpression(glob, entry.Name);

    private static bool IsHidden(string name)
    {
        var parts = name.Split('/', '\\');
        return parts[^1].Length == 0 || parts[0] == "__MACOSX" || Array.Exists(parts, part => part.Length > 1 && part[0] == '.' && part != "..")
            || parts[^1] is "Thumbs.db" or "desktop.ini";
    }
}
