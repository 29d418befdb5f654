using System.Globalization;
using System.Text;

namespace Inhaul.Testing;

/// <summary>What became of the checks of a processor; as text it is made to be read in a test's failure.</summary>
public sealed record ConformanceReport
{
    /// <summary>The class of the processor.</summary>
    public required string Processor { get; init; }

    /// <summary>How many imports were run for it.</summary>
    public required int Runs { get; init; }

    /// <summary>How often one of them was interrupted.</summary>
    public required int Interruptions { get; init; }

    /// <summary>The checks that found nothing.</summary>
    public required IReadOnlyList<ConformanceCheck> Passed { get; init; }

    /// <summary>What differs: of each check that found something, that of the first run that showed it.</summary>
    public required IReadOnlyList<ConformanceDifference> Differences { get; init; }

    /// <summary>How many differences more there were than are kept.</summary>
    public required int Omitted { get; init; }

    /// <summary>What was left out, and why.</summary>
    public required IReadOnlyList<ConformanceSkip> Skipped { get; init; }

    /// <summary>Whether no check found anything.</summary>
    public bool IsConformant => Differences.Count == 0;

    /// <summary>Fails a test.</summary>
    /// <exception cref="ConformanceException">A check found something; the message is the report.</exception>
    public void ThrowIfNotConformant()
    {
        if (!IsConformant)
        {
            throw new ConformanceException(this);
        }
    }

    /// <summary>The report for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Processor} is {(IsConformant ? "" : "not ")}conformant: {Runs} imports, {Interruptions} of them interrupted.");
        foreach (var check in Differences.GroupBy(difference => (difference.Check, difference.Sentence, difference.Run)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Word.Of(check.Key.Check)}: {Processor} {check.Key.Sentence}. {check.Key.Run}:");
            foreach (var difference in check)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {difference.Where}: expected {difference.Expected}, found {difference.Actual}");
            }
        }

        if (Omitted > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  and {Omitted} differences more");
        }

        if (Passed.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"passed: {string.Join(", ", Passed.Select(Word.Of))}");
        }

        foreach (var skip in Skipped)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"left out: {Word.Of(skip.Check)}, {skip.Reason}");
        }

        return text.ToString().TrimEnd();
    }
}
