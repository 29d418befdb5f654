using Customers;
using Inhaul;
using Microsoft.Extensions.DependencyInjection;

var store = args is [var given] ? given : "customers.db";

var services = new ServiceCollection();
services.AddInhaul(inhaul => (store.StartsWith("postgres", StringComparison.Ordinal) ? inhaul.UsePostgres(store) : inhaul.UseSqlite(store))
    .AddProcessorsFrom<Program>());
await using var application = services.BuildServiceProvider();
var client = application.GetRequiredService<ImportClient>();

Customer[] customers =
[
    new("john@example.com", "John Doe"),
    new("jane@example.com", "Jane Smith"),
    new("invalid-email", "Bob Johnson"),
    new("alice@example.com", "Alice Williams"),
];

// Submitted, the rows are safe in the store; run, each of them has its outcome.
var import = await client.SubmitAsync("customer_data", customers);
import = await client.RunAsync(import.Id);
Tell(import);

var corrections = new Dictionary<long, IReadOnlyDictionary<string, string>>();
await foreach (var row in client.RefusedRowsAsync(import.Id))
{
    Console.WriteLine($"  row {row.Row}, {row.Values["name"]}: {string.Join("; ", row.Errors.Select(error => $"{error.Message} ('{error.Value}')"))}");
    corrections[row.Row] = new Dictionary<string, string> { ["email"] = "bob@example.com" };
}

if (corrections.Count > 0)
{
    // The corrected row joins the same import.
    await client.CorrectAsync(import.Id, corrections);
    import = await client.RunAsync(import.Id);
    Tell(import);
}

Console.WriteLine("its history:");
foreach (var change in await client.HistoryAsync(import.Id))
{
    Console.WriteLine($"  {Word.Of(change.To)}: {change.Reason}");
}

static void Tell(ImportStatus import) => Console.WriteLine(
    $"import {import.Id} is {Word.Of(import.State)}: {import.Rows.Read - import.Rows.Refused} of {import.Rows.Read} customers are in ({import.SuccessRate:P0})");
