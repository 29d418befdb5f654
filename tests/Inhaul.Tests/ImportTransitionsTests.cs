namespace Inhaul.Tests;

public sealed class ImportTransitionsTests
{
    private static readonly string[] Allowed =
    [
        "queued > active", "queued > paused", "queued > cancelling", "queued > failed",
        "active > paused", "active > awaiting_review", "active > cancelling", "active > completed", "active > completed_with_errors", "active > failed",
        "paused > active", "paused > cancelling",
        "awaiting_review > active", "awaiting_review > cancelling",
        "cancelling > cancelled",
        "failed > active",
        "completed_with_errors > active",
    ];

    public static TheoryData<ImportState, ImportState> AllPairs()
    {
        var pairs = new TheoryData<ImportState, ImportState>();
        foreach (var from in Enum.GetValues<ImportState>())
        {
            foreach (var to in Enum.GetValues<ImportState>())
            {
                pairs.Add(from, to);
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void A_change_is_allowed_exactly_when_it_is_listed(ImportState from, ImportState to) =>
        Assert.Equal(Allowed.Contains($"{Word.Of(from)} > {Word.Of(to)}"), ImportTransitions.IsAllowed(from, to));

    [Fact]
    public void No_change_is_listed_twice() =>
        Assert.Equal(Allowed.Order(), ImportTransitions.All.Select(arrow => $"{Word.Of(arrow.From)} > {Word.Of(arrow.To)}").Order());

    [Fact]
    public void Every_change_says_in_words_when_it_occurs() => Assert.All(ImportTransitions.All, arrow =>
    {
        Assert.Contains(' ', arrow.OccursWhen);
        Assert.True(char.IsLower(arrow.OccursWhen[0]), $"'{arrow.OccursWhen}' goes on a sentence that begins with 'occurs when'.");
        Assert.DoesNotContain('.', arrow.OccursWhen);
    });

    [Theory]
    [InlineData(ImportState.Completed)]
    [InlineData(ImportState.Cancelled)]
    public void Nothing_leaves_an_end_without_refused_rows(ImportState end) =>
        Assert.DoesNotContain(ImportTransitions.All, arrow => arrow.From == end);

    [Theory]
    [InlineData(ImportState.Queued, false)]
    [InlineData(ImportState.Active, false)]
    [InlineData(ImportState.Paused, false)]
    [InlineData(ImportState.AwaitingReview, false)]
    [InlineData(ImportState.Cancelling, false)]
    [InlineData(ImportState.Completed, true)]
    [InlineData(ImportState.CompletedWithErrors, true)]
    [InlineData(ImportState.Failed, true)]
    [InlineData(ImportState.Cancelled, true)]
    public void The_ends_are_the_states_with_nothing_left_to_do(ImportState state, bool isEnd) =>
        Assert.Equal(isEnd, ImportTransitions.IsEnd(state));

    [Fact]
    public void Every_state_can_be_reached_from_queued()
    {
        var reached = new HashSet<ImportState> { ImportState.Queued };
        while (ImportTransitions.All.FirstOrDefault(arrow => reached.Contains(arrow.From) && !reached.Contains(arrow.To)) is { OccursWhen: not null } arrow)
        {
            reached.Add(arrow.To);
        }

        Assert.Equal(Enum.GetValues<ImportState>(), reached.Order());
    }
}
