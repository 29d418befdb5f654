using System.Globalization;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>A row of <see cref="People"/>: what it should say, and the fault with which it says it.</summary>
/// <param name="Id">The key.</param>
/// <param name="Name">A text with everything that texts have.</param>
/// <param name="Age">A whole number.</param>
/// <param name="Joined">A date.</param>
/// <param name="Balance">A decimal number that is exact in binary.</param>
/// <param name="Fault">What is wrong with it.</param>
internal sealed record PersonRow(long Id, string Name, int Age, DateOnly Joined, decimal Balance, Fault Fault)
{
    /// <summary>Whether the row is refused before anything is written.</summary>
    public bool IsRejected => Fault is not (Fault.None or Fault.NegativeBalance);

    /// <summary>The row as it stands in the input.</summary>
    public string Line => Fault switch
    {
        Fault.AgeIsAWord => Join(Id.ToString(CultureInfo.InvariantCulture), Name, "many", Day, Money),
        Fault.NoSuchDay => Join(Id.ToString(CultureInfo.InvariantCulture), Name, Years, "2024-02-31", Money),
        Fault.AgeAndDay => Join(Id.ToString(CultureInfo.InvariantCulture), Name, "3,5", "yesterday", Money),
        Fault.FieldTooMany => Correct + ",more",
        Fault.FieldTooFew => Join(Id.ToString(CultureInfo.InvariantCulture), Name, Years),
        Fault.NoKey => Join("", Name, Years, Day, Money),
        Fault.NegativeBalance => Join(Id.ToString(CultureInfo.InvariantCulture), Name, Years, Day, "-" + Money),
        _ => Correct,
    };

    /// <summary>The row without its fault.</summary>
    public string Correct => Join(Id.ToString(CultureInfo.InvariantCulture), Name, Years, Day, Money);

    /// <summary>The row as the table holds it.</summary>
    public string Held => string.Join('|', Id.ToString(CultureInfo.InvariantCulture), Name, Years, Day, Money);

    private string Years => Age.ToString(CultureInfo.InvariantCulture);

    private string Day => Joined.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Money => Balance.ToString(CultureInfo.InvariantCulture);

    private static string Join(params IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted));

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
