using System.Text;
using Inhaul.Profiling;

namespace Inhaul.Tests.Profiling;

/// <summary>Evidence of columns whose values stand on the lines 2, 3, 4 and so on.</summary>
internal static class EvidenceOf
{
    public static ColumnEvidence Values(params IEnumerable<string> values)
    {
        var evidence = new ColumnEvidence();
        var line = 2;
        foreach (var value in values)
        {
            evidence.Observe(Encoding.UTF8.GetBytes(value), line++);
        }

        return evidence;
    }

    public static IEnumerable<string> Times(this string value, int count) => Enumerable.Repeat(value, count);
}
