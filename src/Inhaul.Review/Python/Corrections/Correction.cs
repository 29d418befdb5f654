using Inhaul.Review.Python.Names;
using Inhaul.Review.Rules;

namespace Inhaul.Review.Python.Corrections;

/// <summary>Corrects the code that a finding is about, where a small change is sure to be right.</summary>
internal static class Correction
{
    /// <summary>The corrected code; null when only a person can tell what is right.</summary>
    /// <param name="rule">The rule that fires.</param>
    /// <param name="match">Where.</param>
    /// <param name="scope">The function that the finding is about.</param>
    /// <param name="rules">Names.</param>
    public static CorrectedCode? Of(string rule, RuleMatch match, PythonScope scope, ReviewRules rules)
    {
        if (match.NeedsInvestigation || (match.Other ?? match.At).Owner is PythonScope other && other != scope)
        {
            return null;
        }

        var code = new CorrectedCode(scope);
        var isCorrected = rule switch
        {
            "F1" or "F2" or "F3" => new FlushCorrection(code, scope, rules).TryApply(rule, match),
            "P1" or "P2" or "P3" or "P4" => new CompletionCorrection(code, scope, rules).TryApply(rule, match),
            "T1" or "T2" or "T4" or "T6" or "G1" => new CallCorrection(code, scope, rules).TryApply(rule, match),
            _ => false,
        };
        return isCorrected ? code : null;
    }
}
