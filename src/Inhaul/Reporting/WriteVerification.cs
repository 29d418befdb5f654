using System.Diagnostics;
using Inhaul.Attachments;
using Inhaul.Stores;

namespace Inhaul.Reporting;

/// <summary>The phase <c>verify</c> of an import: reads back what was written, and keeps with the import what was found.</summary>
/// <param name="store">The store.</param>
/// <param name="storages">Opens the storages of attachments.</param>
internal sealed class WriteVerification(IImportStore store, AttachmentStorages storages)
{
    /// <summary>Whether an import asks for it and it has not been done since its rows were decided.</summary>
    public static async Task<bool> IsDueAsync(IImportStore store, ImportRecord import, CancellationToken cancellationToken) =>
        import is { State: ImportState.Completed or ImportState.CompletedWithErrors, IsTracked: false, Options.VerifyWrites: true }
        && (await store.ReadPhaseRunsAsync(import, cancellationToken)).Of(ImportPhase.Verify) is null;

    /// <summary>Does it.</summary>
    /// <param name="import">The import.</param>
    /// <param name="told">Told how many rows are compared, chunk by chunk; null for nobody.</param>
    /// <param name="cancellationToken">Stops; nothing is kept.</param>
    /// <exception cref="InvalidConfigurationException">The import is tracked, or a storage of attachments cannot be opened here.</exception>
    public async Task<VerificationReport> RunAsync(ImportRecord import, Action<long>? told, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var report = await new Verifier(store, storages) { Compared = told }.VerifyAsync(import, cancellationToken);
        var result = new VerificationResult(report.Same, report.Different, report.Missing, report.Contents, report.LostContents, report.Sentences);
        await store.KeepVerificationAsync(
            import, report.IsClean, report.Same + report.Different + report.Missing, LedgerJson.WriteVerification(result), clock.Elapsed, cancellationToken);
        return report;
    }
}
