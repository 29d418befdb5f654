using Inhaul.Intake;
using Inhaul.Parsing;
using Inhaul.Reporting;
using Inhaul.Sources;

namespace Inhaul.Tests.Intake;

/// <summary>Which rows are refused because another has a value that must be unique, and that they do not win by their keys.</summary>
public sealed class RepeatFinderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_row_keeps_the_value() => Assert.Equal("3 5 | ", await FindAsync("id,email\n1,a\n2,b\n3,a\n4,\n5,b\n6,\n", "email"));

    [Fact]
    public async Task Rows_with_one_key_may_share_a_value() => Assert.Equal("4 | 1 2", await FindAsync("id,email\n1,a\n1,a\n1,a\n2,a\n", "email"));

    [Fact]
    public async Task A_refused_row_does_not_win_over_another_with_its_key() => Assert.Equal("3 | ", await FindAsync("id,email\n1,a\n2,b\n2,a\n", "email"));

    [Fact]
    public async Task Values_are_compared_as_they_are_cleaned() => Assert.Equal("2 | ", await FindAsync("id,email\n1,Ann@X.org\n2, Ann@x.ORG \n3,ann@x.org\n", "email"));

    [Fact]
    public async Task A_row_that_would_be_rejected_keeps_nothing() => Assert.Equal("3 | ", await FindAsync("id,email\nx,a\n1,a\n2,a\n", "email"));

    [Fact]
    public async Task A_row_that_is_refused_for_one_field_keeps_no_value_of_another() =>
        Assert.Equal("2 4 | ", await FindAsync("id,email,phone\n1,a,1\n2,a,2\n3,b,2\n4,c,1\n", "email", "phone"));

    /// <summary>The rows that are refused as repeats, and those that lose to another with their key.</summary>
    private async Task<string> FindAsync(string csv, params string[] unique)
    {
        var source = await _folder.SourceAsync(csv);
        var plain = Definitions.Of("id", ["id:integer", .. unique.Select(name => $"{name}:text")]);
        var definition = plain with
        {
            Fields = [.. plain.Fields.Select(field => unique.Contains(field.Column) ? field with { IsUnique = true, Cleaning = ["email"] } : field)],
        };
        using var look = FirstLook.Take([source], 2, ParseOptions.None, new SourceLimits(), layout => new LookPlan
        {
            Key = KeyHasher.Of([definition.Fields[0]], layout),
            Unique = [.. definition.Fields.Skip(1).Select(field => KeyHasher.Of([field], layout)!)],
        }, new ImportProgress(), CancellationToken.None);
        var prepared = await PreparedIntake.FromAsync(look, Looks.Paired([source], look.Layouts), definition, new SourceLimits(), processor: null, CancellationToken.None);
        return $"{Rows(row => prepared.Repeats.Any(repeats => repeats.Rows.Contains(row)))} | {Rows(prepared.Losers.Contains)}";

        string Rows(Predicate<long> isIn) => string.Join(' ', Enumerable.Range(1, (int)look.Rows).Where(row => isIn(row)));
    }
}
