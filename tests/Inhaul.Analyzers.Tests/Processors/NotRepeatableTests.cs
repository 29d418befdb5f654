using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class NotRepeatableTests
{
    [Theory]
    [InlineData("protected override void Define(RowImport<Order> import) => import.Rule(row => row.At <= DateTime.UtcNow, \"at\", \"must be past\"); // INH3003")]
    [InlineData("protected override void Define(RowImport<Order> import) => import.Key(row => new { row.Id, Number = Guid.NewGuid() }); // INH3003")]
    [InlineData("protected override bool ShouldSkip(Order row, ImportContext context) => Random.Shared.Next(10) == 0; // INH3003")]
    [InlineData("""
        protected override ValueTask ValidateAsync(Order row, RowFindings errors, ImportContext context, CancellationToken cancellationToken)
        {
            if (row.At > DateTimeOffset.Now) // INH3003
            {
                errors.Add("at", "must be past");
            }

            return default;
        }
        """)]
    [InlineData("private static string FingerprintOf(Order row) => row.Id;\nprivate static string RowKey(Order row) => row.Id + DateTime.Today.Year; // INH3003")]
    [InlineData("private static string Key => $\"{new Random().Next()}\"; // INH3003")]
    public Task A_rule_or_key_that_depends_on_the_clock_or_on_chance_is_found(string members) => Findings.AreMarkedAsync<NotRepeatable>(RowCode.Beside(members));

    [Theory]
    [InlineData("""
        context.Buffer<Order>("orders", nameof(Order.Id)).Upsert(row with { At = DateTime.UtcNow }); // INH3003
        return RowResult.Buffered;
        """)]
    [InlineData("""
        var id = Guid.NewGuid().ToString(); // INH3003
        context.Buffer<Order>("orders", nameof(Order.Id)).Upsert(new Order(id, "", default));
        return RowResult.Buffered;
        """)]
    public Task An_upsert_that_differs_each_time_is_found(string body) => Findings.AreMarkedAsync<NotRepeatable>(RowCode.Process(body));

    [Theory]
    [InlineData("new TrackedImportOptions { IdempotencyKey = $\"prices:{DateTime.Now:O}\" } // INH3003")]
    [InlineData("new ImportSubmission { IdempotencyKey = Guid.NewGuid().ToString() } // INH3003")]
    public Task An_idempotency_key_that_differs_each_time_is_found(string options) => Findings.AreMarkedAsync<NotRepeatable>($$"""
        using Inhaul;

        public sealed class Job
        {
            public object Options() =>
                {{options}}
                ;
        }
        """);

    [Theory]
    [InlineData("""
        context.Log.Information($"seen at {DateTime.UtcNow}");
        context.Buffer<Order>("seen").Insert(new Order(Guid.NewGuid().ToString(), row.Amount, DateTime.UtcNow));
        return RowResult.Buffered;
        """)]
    [InlineData("""
        var started = DateTime.UtcNow;
        context.Buffer<Order>("orders", nameof(Order.Id)).Upsert(row with { At = row.At.AddDays(1) });
        context.Log.Information($"took {DateTime.UtcNow - started}");
        return RowResult.Buffered;
        """)]
    public Task The_clock_beside_keys_rules_and_upserts_is_left_alone(string body) => Findings.AreMarkedAsync<NotRepeatable>(RowCode.Process(body));

    [Fact]
    public Task A_time_provider_is_left_alone() => Findings.AreMarkedAsync<NotRepeatable>(RowCode.Beside("""
        private readonly TimeProvider _time = TimeProvider.System;

        protected override bool ShouldSkip(Order row, ImportContext context) => row.At > _time.GetUtcNow();
        """));
}
