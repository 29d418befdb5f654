using Inhaul.Analyzers.Processors;
using Inhaul.Analyzers.CodeFixes;

namespace Inhaul.Analyzers.Tests.CodeFixes;

public sealed class CultureDependentParsingFixTests
{
    [Theory]
    [InlineData("decimal.Parse(row.Amount)", "decimal.Parse(row.Amount, CultureInfo.InvariantCulture)")]
    [InlineData("decimal.TryParse(row.Amount, NumberStyles.Number, null, out _)", "decimal.TryParse(row.Amount, NumberStyles.Number, CultureInfo.InvariantCulture, out _)")]
    [InlineData("DateOnly.TryParse(row.Amount, out _)", "DateOnly.TryParse(row.Amount, CultureInfo.InvariantCulture, out _)")]
    [InlineData("double.Parse(row.Amount, CultureInfo.CurrentCulture)", "double.Parse(row.Amount, CultureInfo.InvariantCulture)")]
    [InlineData("Convert.ToDecimal(row.Amount)", "Convert.ToDecimal(row.Amount, CultureInfo.InvariantCulture)")]
    public Task The_invariant_culture_is_passed(string expression, string changed) =>
        Mended.ChangesAsync<CultureDependentParsing, CultureDependentParsingFix>(RowCode.Process($"Console.WriteLine({expression}); return RowResult.Inserted;"), expression, changed);
}
