namespace Inhaul.EndToEnd.Tests.Readme;

public sealed class CustomerUploads(ImportClient client)
{
    public async Task ReceiveAsync(string path, TextWriter report)
    {
        var import = await client.SubmitFileAsync("customer_data", path);      // every row is kept when this returns
        import = await client.WaitAsync(import.Id);                            // the application's workers process them
        await report.WriteLineAsync($"{import.Rows.Inserted} inserted, {import.Rows.Refused} refused");
        await foreach (var row in client.RefusedRowsAsync(import.Id))
        {
            await report.WriteLineAsync($"line {row.Line}: {string.Join(", ", row.Errors.Select(error => error.Message))}");
        }
    }
}
