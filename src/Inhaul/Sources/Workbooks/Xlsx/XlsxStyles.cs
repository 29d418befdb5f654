using System.Globalization;

namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>Reads which style the cells of a workbook have.</summary>
internal static class XlsxStyles
{
    /// <summary>More formats than any program keeps.</summary>
    private const int Most = 1 << 16;

    /// <summary>The styles, by the number that cells give.</summary>
    public static List<CellStyle> Read(XmlTokens xml)
    {
        var own = new Dictionary<int, CellStyle>();
        var styles = new List<CellStyle>();
        var areOfCells = false;
        while (xml.Read())
        {
            if (xml.IsStart("numFmt"u8) && own.Count < Most)
            {
                own[Number(xml, "numFmtId"u8)] = CellStyles.Of(xml.Text("formatCode"u8) ?? "");
            }
            else if (xml.IsStart("cellXfs"u8))
            {
                areOfCells = true;
            }
            else if (xml.IsEnd("cellXfs"u8))
            {
                areOfCells = false;
            }
            else if (areOfCells && xml.IsStart("xf"u8) && styles.Count < Most)
            {
                var format = Number(xml, "numFmtId"u8);
                styles.Add(own.GetValueOrDefault(format) ?? CellStyles.OfBuiltIn(format));
            }
        }

        return styles;
    }

    private static int Number(XmlTokens xml, ReadOnlySpan<byte> attribute) =>
        int.TryParse(xml.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
