using Inhaul.Attachments;
using Inhaul.Stores.Tests.Processors;
using Inhaul.Stores.Tests.Samples;

namespace Inhaul.Stores.Tests.Contracts;

/// <summary>Rows of processors name files: rules and code get the addresses of contents that are stored.</summary>
public abstract class AttachedProcessorContract : ProcessorTest
{
    private readonly string _folder = Directory.CreateTempSubdirectory("inhaul-").FullName;

    private protected AttachedProcessorContract(StoreUnderTest database) : base(database)
    {
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Rules_see_the_address_of_a_content_that_is_stored()
    {
        var client = Application(inhaul => inhaul.UseAttachments(PathOf("kept")).AddProcessor<PortraitProcessor>());
        var file = Write("portrait.csv", "id,picture\n1,one.png\n2,none\n3,three.jpg\n4,four.png\n");
        Write("one.png", "one");
        Write("three.jpg", "three");

        var import = await client.ImportFileAsync("portrait", file, new ImportSubmission { Tenant = SampleImport.Tenant }, Cancel);

        Assert.Equal(new RowCounts { Inserted = 2, Rejected = 2 }, import.Rows);
        Assert.Equal([$"1|{AddressOf("one.png")}", "2|∅"], await Database.LinesAsync("SELECT id, photo FROM portrait ORDER BY id"));
        Assert.Equal(["3 picture rule: photo must be a PNG", "4 picture attachment_missing: there is no file four.png"], await ErrorsAsync(client, import));
        Assert.Equal("one", File.ReadAllText(PathOf($"kept/{AddressOf("one.png")}")));
    }

    [Fact]
    public async Task Code_writes_addresses_where_it_says_and_they_are_not_collected()
    {
        await Database.ExecuteAsync("CREATE TABLE portrait_copy (id BIGINT NOT NULL PRIMARY KEY, photo VARCHAR(100))");
        var client = Application(inhaul => inhaul.UseAttachments(PathOf("kept")).AddProcessor<PortraitCopyProcessor>());
        Write("one.png", "one");
        using var stream = new MemoryStream("id,photo\n1,one.png\n2,../two.png\n"u8.ToArray());

        var submitted = await client.SubmitAsync("portrait_copy", stream, new ImportSubmission { Tenant = SampleImport.Tenant, AttachmentRoot = _folder }, Cancel);
        var import = await client.RunAsync(submitted.Id, SampleImport.Tenant, Cancel);

        Assert.Equal(new RowCounts { Inserted = 1, Rejected = 1 }, import.Rows);
        Assert.Equal([$"1|{AddressOf("one.png")}"], await Database.LinesAsync("SELECT id, photo FROM portrait_copy"));
        var storage = Assert.Single(await Store.Attachments.ListStoragesAsync(Cancel));
        Assert.Empty(await Store.Attachments.FindUnreferencedAsync(storage, TimeSpan.Zero, null, 10, Cancel));
    }

    [Fact]
    public async Task What_is_not_said_about_attachments_is_asked_for()
    {
        var unstored = await Assert.ThrowsAsync<InvalidConfigurationException>(() => Application(inhaul => inhaul.AddProcessor<PortraitProcessor>()).ListAsync(cancellationToken: Cancel));
        Assert.Equal(
            $"{typeof(PortraitProcessor).FullName} has attachments, and no storage for them is configured. Add UseAttachments(…), for example services.AddInhaul(inhaul => inhaul.UseAttachments(\"attachments\")).",
            unstored.Message);

        var loose = await Assert.ThrowsAsync<InvalidConfigurationException>(() => Application(inhaul => inhaul.UseAttachments(PathOf("kept")).AddProcessor<LooseProcessor>()).ListAsync(cancellationToken: Cancel));
        Assert.Equal(
            $"{typeof(LooseProcessor).FullName}: Photo is an attachment, and nobody knows where the code writes its address, so that it would be collected as if no row needed it. Say where: field.Attachment(\"table\", \"column\").",
            loose.Message);

        var client = Application(inhaul => inhaul.UseAttachments(PathOf("kept")).AddProcessor<PortraitProcessor>());
        using var stream = new MemoryStream("id,picture\n1,one.png\n"u8.ToArray());
        var rootless = await Assert.ThrowsAsync<InvalidConfigurationException>(() => client.SubmitAsync("portrait", stream, cancellationToken: Cancel));
        Assert.EndsWith("has none. Name the folder with --attachment-root (AttachmentRoot).", rootless.Message, StringComparison.Ordinal);
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    private string AddressOf(string name) => ContentAddress.Of(ContentHash.OfFile(PathOf(name), Cancel).Sha256, name).ToString();
}
