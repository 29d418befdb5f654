using Inhaul.Mapping;
using Inhaul.Processing;
using Inhaul.Tests.Processing.Rows;

namespace Inhaul.Tests.Processing;

public sealed class CellMakerTests
{
    private static readonly Everything Full = new(
        "Ann \"A\"\n€ 😀", long.MinValue, int.MinValue, short.MaxValue, byte.MaxValue, 79228162514264337593543950335m, -0.1, 1.5f, true,
        new DateOnly(9999, 12, 31), new DateTime(2025, 2, 28, 23, 59, 59, 999).AddTicks(9), new DateTimeOffset(2025, 2, 28, 23, 59, 59, TimeSpan.FromHours(-7)), Guid.Parse("0198f0aa-0000-7000-8000-00000000000f"), Mood.VeryWell,
        "", 0, 0.00m, false, DateOnly.MinValue, DateTimeOffset.UnixEpoch, Guid.Empty, Mood.Fine);

    public static TheoryData<Everything> Rows => [Full, Full with { NoText = null, NoLong = null, NoDecimal = null, NoBool = null, NoDate = null, NoInstant = null, NoId = null, NoMood = null, Decimal = -0.0000000000000000000000000001m }];

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_that_becomes_cells_becomes_the_same_row_again(Everything row)
    {
        var shape = new RowShape<Everything>();
        var batch = new RowBatch(shape.Fields.Count);
        Cell[] cells = [.. shape.Fields.Select(field => CellMaker.Compile<Everything>(field)(row, batch))];
        cells.CopyTo(batch.Add(0));
        var read = new RowCells([.. Enumerable.Range(0, cells.Length)]);
        read.MoveTo(batch, 0);

        Assert.Equal(row, shape.Create(read));
    }

    [Fact]
    public void A_text_with_a_nul_is_refused() => Assert.Equal(
        "The text holds a NUL character, which databases do not store. (Parameter 'value')",
        Assert.Throws<ArgumentException>(() => CellMaker.Of(new RowBatch(1), "a\0b")).Message);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_is_refused(double value) => Assert.Throws<ArgumentException>(() => CellMaker.Of(new RowBatch(1), value));
}
