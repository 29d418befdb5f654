using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class StaticStateTests
{
    [Theory]
    [InlineData("private static int _rows;\nprivate void Count() => _rows++; // INH3006")]
    [InlineData("private static int _rows;\nprivate void Count() => Interlocked.Increment(ref _rows); // INH3006")]
    [InlineData("private static string? Last { get; set; }\nprivate void Keep(Order row) => Last = row.Id; // INH3006")]
    [InlineData("private static readonly HashSet<string> Seen = [];\nprivate bool IsNew(Order row) => Seen.Add(row.Id); // INH3006")]
    [InlineData("private static readonly Dictionary<string, int> Known = [];\nprivate void Keep(Order row) => Known[row.Id] = 1; // INH3006")]
    public Task Static_state_that_a_processor_changes_is_found(string members) => Findings.AreMarkedAsync<StaticState>(RowCode.Beside(members));

    [Theory]
    [InlineData("private int _rows;\nprivate void Count() => _rows++;")]
    [InlineData("private static readonly HashSet<string> Known = [\"a\", \"b\"];\nprivate bool IsKnown(Order row) => Known.Contains(row.Id);")]
    [InlineData("private static readonly string[] Words;\nstatic OrdersProcessor() => Words = [\"a\"];")]
    [InlineData("private readonly HashSet<string> _seen = [];\nprivate bool IsNew(Order row) => _seen.Add(row.Id);")]
    public Task State_of_the_chunk_and_what_never_changes_is_left_alone(string members) => Findings.AreMarkedAsync<StaticState>(RowCode.Beside(members));

    [Fact]
    public Task Code_that_is_no_processor_is_left_alone() => Findings.AreMarkedAsync<StaticState>("public static class Counter { private static int _count; public static void Count() => _count++; }");
}
