namespace Inhaul.Stores.Tests.Processors;

/// <summary>Fills a table with devices.</summary>
public sealed class DeviceProcessor : TableProcessor<Device>
{
    protected override void Define(TableImport<Device> import) => import.Key(device => device.SerialNumber).Field(device => device.SerialNumber, field => field.From("serial no"));
}
