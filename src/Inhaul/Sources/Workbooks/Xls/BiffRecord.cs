namespace Inhaul.Sources.Workbooks.Xls;

/// <summary>The records of a workbook that say something about its values.</summary>
internal enum BiffRecord
{
    Formula = 0x0006,
    End = 0x000A,
    DateMode = 0x0022,
    Encryption = 0x002F,
    Continued = 0x003C,
    Sheet = 0x0085,
    MultipleNumbers = 0x00BD,
    RichLabel = 0x00D6,
    Style = 0x00E0,
    MergedCells = 0x00E5,
    SharedTexts = 0x00FC,
    SharedTextLabel = 0x00FD,
    Number = 0x0203,
    Label = 0x0204,
    BooleanOrError = 0x0205,
    FormulaText = 0x0207,
    PackedNumber = 0x027E,
    Format = 0x041E,
    Begin = 0x0809,
}
