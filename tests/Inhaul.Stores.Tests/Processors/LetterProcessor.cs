namespace Inhaul.Stores.Tests.Processors;

/// <summary>Says of each letter where it is now.</summary>
public sealed class LetterProcessor : RowProcessor<Letter>
{
    protected override void Define(RowImport<Letter> import) => import.Key(letter => letter.Id).Track(RowTracking.All);

    protected override ValueTask<RowResult> ProcessAsync(Letter row, ImportContext context, CancellationToken cancellationToken) => new(row.Text switch
    {
        "uuid" => RowResult.Inserted.At("letters", new Guid("0193a5b0-0000-7000-8000-000000000001")),
        "parts" => RowResult.Updated.At("letters", new { row.Id, Page = 2 }, new { row.Text }),
        "number" => RowResult.Unchanged.At("letters", 1234.5m, "as it was"),
        "silent" => RowResult.Inserted,
        "cycle" => RowResult.Inserted.At("letters", row.Id, Ring()),
        _ => RowResult.Rejected("nobody writes so").At("letters", row.Id),
    });

    /// <summary>What no JSON can be made of.</summary>
    private static object[] Ring()
    {
        var ring = new object[1];
        ring[0] = ring;
        return ring;
    }
}
