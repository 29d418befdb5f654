using System.Globalization;
using Inhaul;

namespace Licenses;

/// <summary>
/// Shows the phases of the import: on a terminal all of them, written over again and again; elsewhere each once, when it is over.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Whether lines can be written over.</param>
internal sealed class PhaseDisplay(TextWriter output, bool isTerminal) : IProgress<IReadOnlyList<PhaseStatus>>
{
    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();
    private readonly HashSet<PhaseName> _shown = [];
    private int _lines;

    /// <inheritdoc/>
    public void Report(IReadOnlyList<PhaseStatus> value)
    {
        if (isTerminal)
        {
            var failures = value.FirstOrDefault(phase => phase.Phase == PhaseName.Load)?.Failed ?? 0;
            string[] lines = [.. value.Select(phase => phase.ToString()), string.Create(CultureInfo.InvariantCulture, $"elapsed {_clock.Elapsed:m':'ss}, {failures} rows refused")];
            output.Write(_lines > 0 ? $"\e[{_lines}A\e[J" : "");
            output.Write(string.Concat(lines.Select(line => line + "\n")));
            _lines = lines.Length;
            return;
        }

        foreach (var phase in value.Where(phase => phase.IsOver && _shown.Add(phase.Phase)))
        {
            output.WriteLine(phase);
        }
    }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;
}
