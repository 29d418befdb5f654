namespace Inhaul.Sources.Workbooks.Xlsx;

/// <summary>A part that another one refers to.</summary>
/// <param name="Id">What it is called there.</param>
/// <param name="Type">What it is, as an address that ends with the word for it.</param>
/// <param name="Part">The part.</param>
internal sealed record XlsxRelation(string Id, string Type, string Part)
{
    /// <summary>Whether it is what a word says, such as <c>worksheet</c>.</summary>
    public bool Is(string word) => Type.EndsWith('/' + word, StringComparison.Ordinal);
}
