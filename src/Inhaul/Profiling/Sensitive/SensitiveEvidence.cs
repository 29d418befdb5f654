using System.Runtime.CompilerServices;
using System.Text;

namespace Inhaul.Profiling.Sensitive;

/// <summary>How many values of a column look like sensitive data of each kind, and how many of them are it.</summary>
internal sealed class SensitiveEvidence
{
    private const int MostSamples = 3;

    /// <summary>Masked values are much alike: after so many, looking for others is not worth its time.</summary>
    private const int MostTried = 100;

    /// <summary>Of what looks like a kind, what has to pass its check: a tenth of all numbers pass one of a single digit.</summary>
    private const double Convincing = 0.8;
    private const double BeyondChance = 0.3;
    private const int Several = 5;

    private static readonly int Kinds = Enum.GetValues<SensitiveKind>().Length;

    private readonly long[] _alike = new long[Kinds];
    private readonly long[] _confirmed = new long[Kinds];
    private readonly long[] _firstLine = new long[Kinds];
    private readonly List<string>?[] _samples = new List<string>?[Kinds];

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="classes">The classes of its bytes; none where they were not found out.</param>
    /// <param name="shape">Its shape: text may have such data within, and dates or truth values have none.</param>
    /// <param name="line">Its line.</param>
    /// <param name="times">How often it occurs.</param>
    public void Observe(ReadOnlySpan<byte> value, in ByteClasses classes, ValueShape shape, long line, long times)
    {
        if (IsNone(classes) || !MayBeSome(value, shape))
        {
            return;
        }

        if (EmailAddress.IsPlain(classes))
        {
            Take(new SensitiveValue(SensitiveKind.Email, true), value, line, times);
            return;
        }

        if (SensitiveValue.Of(value) is { } whole)
        {
            Take(whole, value, line, times);
        }
        else if (shape == ValueShape.Text && MayHoldSome(value))
        {
            Within(value, line, times);
        }
    }

    /// <summary>What is in the column.</summary>
    /// <param name="filled">How many filled values it has.</param>
    public IReadOnlyList<SensitiveFinding> Findings(long filled)
    {
        var findings = new List<SensitiveFinding>();
        for (var kind = 0; kind < Kinds; kind++)
        {
            if (Find((SensitiveKind)kind, filled) is { } found)
            {
                findings.Add(found);
            }
        }

        findings.Sort((a, b) => a.Confidence != b.Confidence ? b.Confidence - a.Confidence : a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Kind - b.Kind);
        return findings;
    }

    private SensitiveFinding? Find(SensitiveKind kind, long filled)
    {
        var (confirmed, alike) = (_confirmed[(int)kind], _alike[(int)kind]);
        var precision = alike == 0 ? 0 : (double)confirmed / alike;
        if (confirmed == 0 || (precision < Convincing && (precision < BeyondChance || confirmed < Several)))
        {
            return null;
        }

        var share = (double)confirmed / filled;
        var confidence = precision < Convincing ? FindingConfidence.Medium
            : share >= 0.5 && confirmed >= Several && kind != SensitiveKind.Phone ? FindingConfidence.High
            : kind == SensitiveKind.Email || confirmed >= Several ? FindingConfidence.Medium
            : FindingConfidence.Low;
        return new SensitiveFinding(kind, confidence, confirmed, share, _firstLine[(int)kind], _samples[(int)kind] ?? []);
    }

    private void Within(ReadOnlySpan<byte> text, long line, long times)
    {
        var seen = 0;
        foreach (var range in text.SplitAny(" \t\r\n,;:<>()[]{}\"'|"u8))
        {
            var word = text[range].TrimEnd((byte)'.');
            if (SensitiveValue.Of(word) is { IsConfirmed: true } found && (seen & (1 << (int)found.Kind)) == 0)
            {
                seen |= 1 << (int)found.Kind;
                Take(found, word, line, times);
            }
        }
    }

    private void Take(SensitiveValue found, ReadOnlySpan<byte> value, long line, long times)
    {
        var kind = (int)found.Kind;
        _alike[kind] += times;
        if (!found.IsConfirmed)
        {
            return;
        }

        if (_confirmed[kind] == 0)
        {
            _firstLine[kind] = line;
        }

        _confirmed[kind] += times;
        if (_confirmed[kind] <= MostTried && _samples[kind] is not { Count: MostSamples })
        {
            var sample = Mask.Of(Encoding.UTF8.GetString(value));
            var samples = _samples[kind] ??= [];
            if (!samples.Contains(sample))
            {
                samples.Add(sample);
            }
        }
    }

    /// <summary>Whether a value is known to be too short or without the digits that every kind has but e-mail addresses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNone(in ByteClasses classes) =>
        classes.Length > 0 && classes.Ats == 0 && (classes.Digits == 0 || classes.Length < SensitiveValue.ShortestNumber);

    /// <summary>Whether a value of a shape may be sensitive as a whole; most values are told by their shape and length not to be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool MayBeSome(ReadOnlySpan<byte> value, ValueShape shape) => shape switch
    {
        ValueShape.Text or ValueShape.Code or ValueShape.GroupedNumber => true,
        ValueShape.Integer or ValueShape.LeadingZeros or ValueShape.LongDigits => value.Length >= SensitiveValue.ShortestNumber,
        ValueShape.Decimal => value.Length >= SensitiveValue.ShortestNumber && value.Contains((byte)'+'),
        _ => false,
    };

    /// <summary>Whether a text has an at sign or enough digits for anything of the kind.</summary>
    private static bool MayHoldSome(ReadOnlySpan<byte> text)
    {
        const int FewestDigits = 8;
        if (text.Contains((byte)'@'))
        {
            return true;
        }

        var digits = 0;
        for (var at = text.IndexOfAnyInRange((byte)'0', (byte)'9'); at >= 0 && digits < FewestDigits; at = text.IndexOfAnyInRange((byte)'0', (byte)'9'))
        {
            digits++;
            text = text[(at + 1)..];
        }

        return digits >= FewestDigits;
    }
}
