using Inhaul.Review.Python.Names;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Corrects the code that a finding is about. What it writes is still to be proven.</summary>
internal static class Correction
{
    /// <summary>The file as it may be right, the likeliest first; nothing when only a person can tell.</summary>
    /// <param name="rule">The rule that fires.</param>
    /// <param name="match">Where.</param>
    /// <param name="root">The function that was reviewed; the finding may be about one that it calls.</param>
    /// <param name="rules">Names.</param>
    public static IEnumerable<string> Of(string rule, RuleMatch match, PythonScope root, ReviewRules rules)
    {
        if (match.NeedsInvestigation)
        {
            yield break;
        }

        foreach (var function in Functions(rule, match, root))
        {
            var site = new CorrectionSite(match, function, function == root, rules);
            foreach (var attempt in Attempts(rule, site))
            {
                var code = new CorrectedCode(function);
                if (attempt(code))
                {
                    MissingImport.Add(code, site);
                    yield return code.Text;
                }
            }
        }
    }

    /// <summary>The functions of the file that can be corrected: first the one that the finding is about; a buffer is best flushed where it is made, in the one that was reviewed.</summary>
    private static IEnumerable<PythonScope> Functions(string rule, RuleMatch match, PythonScope root)
    {
        var about = (PythonScope)(match.At.Owner ?? root);
        var owners = new[] { about, match.From?.Owner, match.Other?.Owner, root }.OfType<PythonScope>();
        return (rule[0] == 'F' ? owners.Prepend(root) : owners).Where(owner => owner.Module == about.Module).Distinct();
    }

    private static IEnumerable<Func<CorrectedCode, bool>> Attempts(string rule, CorrectionSite site) => rule switch
    {
        "P1" => OpenEndCorrection.Attempts(site),
        "P2" => FailureCorrection.Attempts(site),
        "P3" => EarlyExitCorrection.Attempts(site),
        "P4" => UnprotectedCorrection.Attempts(site),
        "P5" => RepeatedCorrection.Attempts(site),
        "F1" => FlushCorrection.BeforeAggregation(site),
        "F2" => FlushCorrection.BeforeEnd(site),
        "F3" => FlushCorrection.BeforeSuccess(site),
        "T1" => ArgumentCorrection.Required(site),
        "T2" => IdCorrection.Attempts(site),
        "T3" or "T5" => StatsCorrection.Attempts(site),
        "T4" => ArgumentCorrection.Error(site),
        "T6" => ArgumentCorrection.Status(site),
        "T8" => FinallyCorrection.Attempts(site),
        "G1" => SwallowedCorrection.Attempts(site),
        _ => [],
    };
}
