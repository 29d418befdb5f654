namespace Inhaul.Stores.Tests.Processors;

/// <summary>Writes devices as it got them.</summary>
public sealed class DeviceCopyProcessor : RowProcessor<Device>
{
    protected override void Define(RowImport<Device> import) => import.Key(device => device.SerialNumber).Field(device => device.SerialNumber, field => field.From("serial"));

    protected override ValueTask<RowResult> ProcessAsync(Device row, ImportContext context, CancellationToken cancellationToken)
    {
        context.Buffer<Device>("device", nameof(Device.SerialNumber)).Upsert(row);
        return ValueTask.FromResult(RowResult.Buffered);
    }
}
