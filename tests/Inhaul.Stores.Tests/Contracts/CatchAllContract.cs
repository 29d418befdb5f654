using Inhaul.Stores.Tests.Processors;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Processors whose rows take the columns that no property has.</summary>
public abstract class CatchAllContract : ProcessorTest
{
    private protected CatchAllContract(StoreUnderTest database) : base(database)
    {
    }

    [Fact]
    public async Task Columns_without_a_property_stay_with_their_row()
    {
        var client = Application(inhaul => inhaul.AddProcessor<DeviceProcessor>());

        var import = await ImportAsync(client, "device", "Serial No,Managed By,Cost Center\n1,\"Zoë \"\"Z\"\"\",7\n2,,\nx,Ann,\n");

        Assert.Equal((2L, 1L), (import.Rows.Inserted, import.Rows.Rejected));
        Assert.Equal(
            ["1|{\"Managed By\":\"Zoë \\\"Z\\\"\",\"Cost Center\":\"7\"}", "2|∅"], await Database.LinesAsync("SELECT serial_number, custom_attributes FROM device ORDER BY serial_number"));
        Assert.Equal(["3 Serial No not_an_integer: 'x' is not a whole number of 64 bits, such as 1234"], await ErrorsAsync(client, import));

        await client.CorrectAsync(
            import.Id, new Dictionary<long, IReadOnlyDictionary<string, string>> { [3] = new Dictionary<string, string> { ["Serial No"] = "3" } }, import.Tenant, Cancel);
        await client.RunAsync(import.Id, import.Tenant, Cancel);
        Assert.Equal(["3|{\"Managed By\":\"Ann\"}"], await Database.LinesAsync("SELECT serial_number, custom_attributes FROM device WHERE serial_number = 3"));
    }

    [Fact]
    public async Task A_new_table_has_their_column_before_any_file_does()
    {
        var client = Application(inhaul => inhaul.AddProcessor<DeviceProcessor>());

        await ImportAsync(client, "device", "serial_number\n1\n");
        await ImportAsync(client, "device", "serial_number,site\n2,north\n");

        Assert.Equal(["1|∅", "2|{\"site\":\"north\"}"], await Database.LinesAsync("SELECT serial_number, custom_attributes FROM device ORDER BY serial_number"));
    }

    [Fact]
    public async Task Code_reads_them_by_name_and_writes_them_to_buffers_and_the_application_submits_them()
    {
        await Database.ExecuteAsync("CREATE TABLE device (serial_number bigint PRIMARY KEY, custom_attributes varchar(500))");
        var client = Application(inhaul => inhaul.AddProcessor<DeviceCopyProcessor>());

        var read = await ImportAsync(client, "device_copy", "serial,site,room\n1,north,\n2,,\n");
        Device[] devices = [new(3, new Dictionary<string, string> { ["site"] = "süd \"2\"" }), new(4, new Dictionary<string, string>())];
        var submitted = await client.SubmitAsync("device_copy", devices, new ImportSubmission { Tenant = read.Tenant }, Cancel);
        var written = await client.RunAsync(submitted.Id, read.Tenant, Cancel);

        Assert.Equal((ImportState.Completed, ImportState.Completed), (read.State, written.State));
        Assert.Equal(
            ["1|{\"site\":\"north\"}", "2|∅", "3|{\"site\":\"süd \\\"2\\\"\"}", "4|∅"], await Database.LinesAsync("SELECT serial_number, custom_attributes FROM device ORDER BY serial_number"));
    }
}
