using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Inhaul.Review.Reporting;

/// <summary>By what a service knows a finding again when lines were added above it. Not the same for any two findings of a report.</summary>
internal sealed class SarifFingerprints(SourceTexts sources)
{
    private const int Length = 32;

    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The fingerprint of a finding: its rule, its place by names, and the text of its line; the number among those that share all of it.</summary>
    public string Of(Finding finding)
    {
        var what = string.Join('\n', finding.Rule, finding.File, finding.Function, sources.LinesOf(finding.File)[finding.Line].Trim());
        var before = _seen.GetValueOrDefault(what);
        _seen[what] = before + 1;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what}\n{before}"))))[..Length];
    }
}
