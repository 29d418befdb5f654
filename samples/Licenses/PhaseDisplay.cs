using System.Diagnostics;
using System.Globalization;
using Inhaul;

namespace Licenses;

/// <summary>Shows the phases of an import: on a terminal all of them, written over again and again; elsewhere each once, when it is over.</summary>
/// <param name="output">Where to.</param>
/// <param name="isTerminal">Whether lines can be written over.</param>
internal sealed class PhaseDisplay(TextWriter output, bool isTerminal) : IProgress<IReadOnlyList<PhaseStatus>>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly HashSet<PhaseName> _over = [];
    private int _lines;

    /// <inheritdoc/>
    public void Report(IReadOnlyList<PhaseStatus> value)
    {
        if (value is [{ Phase: PhaseName.Plan, IsOver: false }, ..] && _over.Count > 0)
        {
            // An import that had not ended was gone on with; here begins the next one.
            _over.Clear();
            _lines = 0;
        }

        var over = value.Where(phase => phase.IsOver && _over.Add(phase.Phase)).ToList();
        if (!isTerminal)
        {
            over.ForEach(output.WriteLine);
            return;
        }

        var refused = value.FirstOrDefault(phase => phase.Phase == PhaseName.Load)?.Failed ?? 0;
        Redraw([.. value.Select(phase => phase.ToString()), $"elapsed   {Elapsed}, {refused} rows refused"]);
    }

    /// <summary>Shows how long all of it took, where that is not shown yet.</summary>
    public void End()
    {
        if (!isTerminal)
        {
            output.WriteLine($"elapsed   {Elapsed}");
        }
    }

    private string Elapsed => string.Create(CultureInfo.InvariantCulture, $"{(int)_clock.Elapsed.TotalMinutes}m {_clock.Elapsed.TotalSeconds % 60:F1}s");

    private void Redraw(IReadOnlyList<string> lines)
    {
        output.Write(_lines > 0 ? $"\e[{_lines}A\e[J" : "");
        output.Write(string.Concat(lines.Select(line => line + "\n")));
        _lines = lines.Count;
    }
}
