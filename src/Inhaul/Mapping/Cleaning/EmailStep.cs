namespace Inhaul.Mapping.Cleaning;

/// <summary><c>email</c>: no white space at the ends, the domain in lower case. What stands before the at sign belongs to the other side, and keeps its case.</summary>
internal sealed class EmailStep : CleaningStep
{
    /// <inheritdoc/>
    public override string Clean(string value)
    {
        var address = value.Trim();
        var domain = address.LastIndexOf('@') + 1;
        return domain <= 1 || domain == address.Length ? value : $"{address[..domain]}{address[domain..].ToLowerInvariant()}";
    }
}
