using Inhaul;

namespace Licenses;

/// <summary>Tells what became of a folder, and what is to be done about it.</summary>
/// <param name="client">Knows the import.</param>
/// <param name="output">Where to tell.</param>
internal sealed class Summary(ImportClient client, TextWriter output)
{
    private const int MostReasons = 20;

    /// <summary>Writes it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WriteAsync(FolderImport folder, CancellationToken cancellationToken)
    {
        if (folder.Report is not { } report)
        {
            await output.WriteLineAsync($"import {folder.Import.Id} of this folder is {Word.Of(folder.Import.State)} ({folder.Import.Error}); nothing is done until it is resumed or cancelled.");
            return ExitCode.Failed;
        }

        var code = ExitCode.Ok;
        if (folder.Continued is { } continued)
        {
            await output.WriteLineAsync("went on with the import that had not ended:");
            code = await WriteAsync(continued, cancellationToken);
        }

        await output.WriteLineAsync($"{report.Files} record files: {report.Planned} imported, {report.Unchanged} as they were, {report.Gone} gone");
        foreach (var finding in report.Findings.Where(finding => finding.Code is "duplicate_file" or "linked_twice" or "folder_link" or "file_gone"))
        {
            await output.WriteLineAsync($"  note: {finding.Message}");
        }

        if (report.Planned > 0)
        {
            return ExitCode.Worst(code, await WriteAsync(folder.Import, cancellationToken));
        }

        await output.WriteLineAsync("nothing to do; the phases are those of the last import");
        return ExitCode.Worst(code, await VerifiedAsync(folder.Import, cancellationToken) ? ExitCode.Ok : ExitCode.Failed);
    }

    private async Task<int> WriteAsync(ImportStatus import, CancellationToken cancellationToken)
    {
        var counts = string.Join(", ", Enum.GetValues<RowOutcome>().Where(outcome => import.Rows[outcome] > 0).Select(outcome => $"{import.Rows[outcome]} {Shown(outcome)}"));
        await output.WriteLineAsync($"{import.Rows.Read} rows: {counts}");
        foreach (var cleaned in await client.CleanedAsync(import.Id, cancellationToken: cancellationToken))
        {
            await output.WriteLineAsync($"  cleaned: {cleaned.Column} ({cleaned.Step}) {cleaned.Count} times, such as '{cleaned.Samples[0].Before}'");
        }

        await WriteRefusedAsync(import, cancellationToken);
        var isVerified = await VerifiedAsync(import, cancellationToken);
        await output.WriteLineAsync($"import {import.Id} is {Word.Of(import.State).Replace('_', ' ')}{(import.Error is null ? "" : $": {import.Error}")}");
        return isVerified ? ExitCode.Of(import.State) : ExitCode.Failed;
    }

    /// <summary>Tells what a verification has found.</summary>
    /// <returns>Whether everything is as it was written, as far as that was looked at.</returns>
    private async Task<bool> VerifiedAsync(ImportStatus import, CancellationToken cancellationToken)
    {
        var verify = (await client.PhasesAsync(import.Id, cancellationToken: cancellationToken)).FirstOrDefault(phase => phase.Phase == PhaseName.Verify);
        foreach (var finding in verify?.Findings ?? [])
        {
            await output.WriteLineAsync($"  not as written: {finding}");
        }

        return verify is not { State: PhaseState.Failed };
    }

    private async Task WriteRefusedAsync(ImportStatus import, CancellationToken cancellationToken)
    {
        var told = 0;
        await foreach (var row in client.RefusedRowsAsync(import.Id, cancellationToken: cancellationToken))
        {
            if (told++ == MostReasons)
            {
                await output.WriteLineAsync($"  and {import.Rows.Refused - MostReasons} more; --debug-log tells all of them");
                return;
            }

            var file = row.Values["file"];
            await output.WriteLineAsync($"  {file}: {string.Join("; ", row.Errors.Select(error => Reason(file, error)))}");
        }
    }

    /// <summary>What is wrong, without the file, which a message about a file as a whole begins with.</summary>
    private static string Reason(string file, RowError error) => error.Message.StartsWith($"{file}: ", StringComparison.Ordinal) ? error.Message[(file.Length + 2)..]
        : error.Column is null ? error.Message
        : $"{error.Column}: {error.Message}";

    private static string Shown(RowOutcome outcome) => outcome == RowOutcome.Stale ? "skipped (older)" : Word.Of(outcome);
}
