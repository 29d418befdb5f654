using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class WholeFileInMemoryTests
{
    private static string Job(string body) => $$"""
        using Inhaul;

        public sealed record Order(string Id);

        public sealed class Job(ImportClient client, ImportTracker tracker)
        {
            public async Task RunAsync(string path, IEnumerable<Order> orders)
            {
                {{body}}
            }

            public Task<int> BeginAsync() => Task.FromResult(tracker.GetHashCode() + client.GetHashCode());
        }
        """;

    [Theory]
    [InlineData("await client.SubmitAsync(\"orders\", orders.Where(order => order.Id != \"\").ToList()); // INH3007")]
    [InlineData("await client.SubmitAsync(\"orders\", new MemoryStream(File.ReadAllBytes(path))); // INH3007")]
    [InlineData("await client.SubmitAsync(\"orders\", File.ReadAllLines(path).Select(line => new Order(line))); // INH3007")]
    [InlineData("""
        await using var import = await tracker.BeginAsync("orders");
        foreach (var line in await File.ReadAllLinesAsync(path)) // INH3007
        {
            await import.Log.InformationAsync(line);
        }
        """)]
    public Task A_whole_input_in_memory_is_found(string body) => Findings.AreMarkedAsync<WholeFileInMemory>(Job(body));

    [Theory]
    [InlineData("await client.SubmitAsync(\"orders\", orders);")]
    [InlineData("await client.SubmitAsync(\"orders\", File.ReadLines(path).Select(line => new Order(line)));")]
    [InlineData("await client.SubmitFileAsync(\"orders\", path);")]
    [InlineData("var type = File.ReadAllText(\"type.txt\"); await client.SubmitAsync(type, orders);")]
    [InlineData("var lines = File.ReadAllLines(path); await Task.Delay(lines.Length);")]
    public Task An_input_that_is_read_on_the_way_and_other_files_are_left_alone(string body) => Findings.AreMarkedAsync<WholeFileInMemory>(Job(body));
}
