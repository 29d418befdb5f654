using System.IO.Compression;
using System.Text;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>The parts of an Office Open XML file, and how they refer to each other.</summary>
internal sealed class XlsxParts : IDisposable
{
    private readonly ZipArchive _archive;
    private readonly string _name;
    private readonly SourceLimits _limits;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes the parts of a file.</summary>
    /// <param name="archive">The file, as the zip file that it is; closed with this.</param>
    /// <param name="name">What to call it in an error.</param>
    /// <param name="limits">What a part may measure.</param>
    public XlsxParts(ZipArchive archive, string name, SourceLimits limits)
    {
        _name = name;
        _limits = limits;
        _archive = archive;
        foreach (var entry in _archive.Entries)
        {
            _parts[entry.FullName.Replace('\\', '/').TrimStart('/')] = entry;
        }
    }

    /// <summary>Whether there is a part.</summary>
    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>The part that all others of a workbook belong to; null when the file is something else.</summary>
    public string? Main => Has("[Content_Types].xml") && Has("_rels/.rels")
        ? RelationsOf("").FirstOrDefault(relation => relation.Is("officeDocument") && relation.Part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))?.Part
        : null;

    /// <summary>Reads a part.</summary>
    /// <exception cref="InvalidDataException">There is no such part.</exception>
    public XmlTokens Open(string part)
    {
        if (!_parts.TryGetValue(part, out var entry))
        {
            throw new InvalidDataException($"it has no part {part}");
        }

        int mark;
        using (var start = entry.Open())
        {
            mark = (start.ReadByte() << 8) | start.ReadByte();
        }

        var stream = new CheckedEntry(entry, new Inflation($"{_name}: {entry.FullName}", entry.CompressedLength, _limits));
        return new XmlTokens(mark switch
        {
            0xFFFE => Encoding.CreateTranscodingStream(stream, Encoding.Unicode, Encoding.UTF8),
            0xFEFF => Encoding.CreateTranscodingStream(stream, Encoding.BigEndianUnicode, Encoding.UTF8),
            _ => stream,
        });
    }

    /// <summary>What a part refers to; the empty part is the file as a whole.</summary>
    public IReadOnlyList<XlsxRelation> RelationsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var relations = new List<XlsxRelation>();
        using var xml = Open($"{part[..slash]}_rels/{part[slash..]}.rels");
        while (xml.Read())
        {
            if (xml.IsStart("Relationship"u8) && xml.Text("Target"u8) is { } target)
            {
                relations.Add(new XlsxRelation(xml.Text("Id"u8) ?? "", xml.Text("Type"u8) ?? "", Place(part[..slash], target)));
            }
        }

        return relations;
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    private static string Place(string folder, string target)
    {
        var places = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == "..")
            {
                places.RemoveRange(Math.Max(0, places.Count - 1), Math.Min(1, places.Count));
            }
            else if (step != ".")
            {
                places.Add(step);
            }
        }

        return string.Join('/', places);
    }
}
