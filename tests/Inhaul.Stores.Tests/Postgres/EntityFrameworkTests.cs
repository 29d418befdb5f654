using Inhaul.Stores.Tests.Postgres.EntityFramework;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>A context of Entity Framework in the chunk's transaction writes and is undone with its row.</summary>
public sealed class EntityFrameworkTests() : ProcessorTest(new PostgresUnderTest())
{
    [Fact]
    public async Task What_a_context_saves_is_committed_with_the_chunk_and_undone_with_its_row()
    {
        await Database.ExecuteAsync("CREATE TABLE invoice (id bigint PRIMARY KEY, customer text NOT NULL, total numeric NOT NULL CHECK (total >= 0))");
        var client = Application(inhaul => inhaul.AddProcessor<InvoiceProcessor>());

        var import = await ImportAsync(client, "invoice", "id,customer,total\n1,ann,5\n2,nobody,6\n3,bob,-7\n4,cy,8\n");

        Assert.Equal((ImportState.CompletedWithErrors, 2L, 2L), (import.State, import.Rows.Inserted, import.Rows.Failed));
        Assert.Equal(
            [
                "2 - processor_error: InvoiceProcessor threw InvalidOperationException: nobody buys nothing",
                "3 - processor_error: InvoiceProcessor threw DbUpdateException: An error occurred while saving the entity changes. See the inner exception for details. "
                    + "(23514: new row for relation \"invoice\" violates check constraint \"invoice_total_check\")",
            ],
            await ErrorsAsync(client, import));
        Assert.Equal(["1|ann|5", "4|cy|8"], await Database.LinesAsync("SELECT id, customer, total FROM invoice ORDER BY id"));
    }
}
