using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>A file whose rows name pictures is imported on the command line.</summary>
public abstract class AttachedImportTests : IDisposable
{
    private static readonly string[] Command = ["import", "people.csv", "--key", "id", "--column", "id:integer", "--attachment", "photo", "--output", "json"];

    private readonly Workplace _place;

    private protected AttachedImportTests(StoreKind kind) => _place = new Workplace(kind);

    public void Dispose()
    {
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Attachments_are_stored_beside_the_store_and_counted_where_people_and_programs_look()
    {
        Directory.CreateDirectory(_place.PathOf("shots"));
        foreach (var number in Enumerable.Range(1, 3))
        {
            _place.Write($"shots/{number}.png", Shot.Content(number));
        }

        _place.Write("people.csv", "id,photo\n1,shots/1.png\n2,shots/2.png\n3,shots/3.png\n4,shots/1.png\n5,none.png\n");

        Assert.Equal((3, 27, 0, 0, 0, 1), Counts((await _place.RunAsync([.. Command, "--dry-run"])).Expect(3).Json));
        Assert.False(Directory.Exists(_place.PathOf("attachments")));

        var import = (await _place.RunAsync(Command)).Expect(3);
        Assert.Equal((3, 27, 3, 0, 0, 1), Counts(import.Json));
        Assert.Contains($"note: attachments are stored in {_place.PathOf("attachments")}\n", import.Errors, StringComparison.Ordinal);
        Assert.Equal(Shot.Addresses(3).Order(StringComparer.Ordinal), Kept());
        Assert.Equal(((int[])[1, 2, 3, 1]).Select((number, i) => $"{i + 1}|{Shot.Address(number)}"), _place.Store.Rows("SELECT id, photo FROM people ORDER BY id"));

        var id = import.Json.GetProperty("id").GetString()!;
        Assert.Contains("attachments: 3 files hashed (27 bytes), 3 contents stored in ", (await _place.RunAsync("show", id)).Expect(0).Output, StringComparison.Ordinal);
        (await _place.RunAsync("verify", id)).Expect(0);

        _place.Write("none.png", "here by now");
        Assert.Equal((4, 38, 4, 0, 0, 1), Counts((await _place.RunAsync("retry", id, "--output", "json")).Expect(0).Json));
        (await _place.RunAsync("attachments", "gc", "--older-than", "0s")).Expect(0);
        Assert.Equal(4, Kept().Count());
    }

    private IEnumerable<string> Kept() => Directory.GetFiles(_place.PathOf("attachments/sha256"), "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_place.PathOf("attachments"), path)).Order(StringComparer.Ordinal);

    private static (int Hashed, int Bytes, int Stored, int Present, int Retried, int Failed) Counts(JsonElement import)
    {
        var counts = import.GetProperty("attachments");
        return (Number("hashed"), Number("bytes"), Number("stored"), Number("present"), Number("retried"), Number("failed"));

        int Number(string name) => counts.GetProperty(name).GetInt32();
    }
}
