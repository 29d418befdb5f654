using System.Runtime.CompilerServices;
using Inhaul.Review.Python;

namespace Inhaul.Review.Tests.Python;

/// <summary>Work on threads with deep stacks.</summary>
public sealed class DeepStackTests
{
    [Fact]
    public void Results_stand_in_the_order_of_the_items()
    {
        int[] items = [.. Enumerable.Range(0, 1000)];

        Assert.Equal(items.Select(item => item * 2), DeepStack.Select(items, static item => item * 2));
    }

    [Fact]
    public void Nothing_is_done_for_no_items() => Assert.Empty(DeepStack.Select<int, int>([], static item => item));

    [Fact]
    public void What_is_thrown_reaches_the_caller() =>
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(static () => DeepStack.Select([1, 2, 3], static int (int item) => item == 2 ? throw new InvalidOperationException("no") : item)).Message);

    [Fact]
    public void A_recursion_as_deep_as_the_deepest_tree_has_room() => Assert.Equal(100_000, DeepStack.Run(static () => Depth(100_000)));

    private static int Depth(int more)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return more == 0 ? 0 : 1 + Depth(more - 1);
    }
}
