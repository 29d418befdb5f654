namespace Inhaul.Stores.Tests.Processors;

/// <summary>Tells in the table parcel_hook which hook ran and how many parcels there were by then.</summary>
public sealed class ParcelProcessor(ParcelFaults faults) : RowProcessor<Parcel>
{
    protected override ValueTask<string?> ValidateImportAsync(ImportContext context, CancellationToken cancellationToken) => new(faults.Refusal);

    protected override async Task OnImportStartAsync(ImportContext context, CancellationToken cancellationToken)
    {
        await TellAsync("start", context, cancellationToken);
        if (faults.AtStart)
        {
            throw new InvalidOperationException("the depot is closed");
        }
    }

    protected override async Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken)
    {
        await TellAsync(success ? "success" : "errors", context, cancellationToken);
        if (faults.AtEnd)
        {
            throw new IOException("the depot is closed");
        }
    }

    protected override ValueTask<RowErrorDecision> OnRowErrorAsync(Exception error, ImportContext context, CancellationToken cancellationToken) => new(faults.OnRowError);

    protected override async ValueTask<RowResult> ProcessAsync(Parcel row, ImportContext context, CancellationToken cancellationToken)
    {
        if (row.Town == "Nowhere")
        {
            return RowResult.Rejected("there is no such town");
        }

        await context.ExecuteAsync($"INSERT INTO parcel (id, town) VALUES ({row.Id}, {row.Town})", cancellationToken);
        return RowResult.Inserted;
    }

    private static async Task TellAsync(string hook, ImportContext context, CancellationToken cancellationToken)
    {
        var parcels = await context.QueryOneAsync($"SELECT count(*) AS parcels FROM parcel", cancellationToken);
        await context.ExecuteAsync($"INSERT INTO parcel_hook (hook, parcels, line) VALUES ({hook}, {parcels!["parcels"]}, {context.Row})", cancellationToken);
        context.Log.Information($"{hook} of {context.Type}");
    }
}
