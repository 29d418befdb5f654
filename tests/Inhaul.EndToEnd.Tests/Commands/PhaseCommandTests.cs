using System.Text.Json;
using Inhaul.EndToEnd.Tests.Children;
using Inhaul.EndToEnd.Tests.Inputs;

namespace Inhaul.EndToEnd.Tests.Commands;

/// <summary>The phases of an import are there after a kill, what was written is verified where that is asked for, and the debug log tells every row once.</summary>
public abstract class PhaseCommandTests(StoreKind kind)
{
    [Fact]
    public async Task Phases_and_debug_log_go_on_where_a_kill_interrupted_them()
    {
        using var place = new Workplace(kind);
        Scrape.Make(place);
        Directory.Delete(place.PathOf("scrape/PA/x4_parse.json"));
        string[] import = [.. Scrape.Import, "--attachments", "pictures", "--workers", "1", "--verify-writes", "--debug-log", "debug.log"];

        (await place.RunWithAsync("settle.after-commit:2=kill", import)).Expect(CommandResult.Killed);
        var id = (await place.RunAsync("list", "--output", "json")).Expect(0).Json[0].GetProperty("id").GetString()!;
        var killed = (await place.RunAsync("show", id, "--output", "json")).Expect(0).Json;
        Assert.Equal("plan completed_with_errors 11/11 files, 3 failed", Phases(killed)[0]);
        Assert.Equal("load interrupted 4/17 rows", Phases(killed)[3]);
        Assert.Equal("verify pending 0/? rows", Phases(killed)[4]);

        var ended = (await place.RunAsync(import)).Expect(3);
        Assert.Equal(id, ended.Id);
        Assert.Equal("plan completed_with_errors 11/11 files, 3 failed", Phases(ended.Json)[0]);
        Assert.StartsWith("hash completed ", Phases(ended.Json)[1], StringComparison.Ordinal);
        Assert.StartsWith("upload completed ", Phases(ended.Json)[2], StringComparison.Ordinal);
        Assert.Equal(["load completed_with_errors 17/17 rows, 3 failed", "verify completed 14/14 rows"], Phases(ended.Json)[3..]);
        Assert.Equal(Phases(ended.Json), Phases((await place.RunAsync("show", id, "--output", "json")).Expect(0).Json));
        var told = place.Read("debug.log").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToList();
        Assert.Equal(Enumerable.Range(1, 17), told.Select(line => int.Parse(line.Split("row ")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Contains(told, line => line.Contains(" rejected ", StringComparison.Ordinal) && line.Contains("FL/x2_parse.json (", StringComparison.Ordinal) && line.Contains("lies outside the folder", StringComparison.Ordinal));

        var picture = place.Store.Text("SELECT attachment FROM licences WHERE name = 'name 2' AND number = 'L1'");
        File.Delete(place.PathOf($"pictures/{picture}"));
        place.Store.Execute("UPDATE licences SET attachment = NULL WHERE name = 'name 1'");
        var verified = (await place.RunAsync("verify", id)).Expect(1);
        Assert.Contains("- 1 attachment is missing from ", verified.Output, StringComparison.Ordinal);
        Assert.Contains($"({picture})", verified.Output, StringComparison.Ordinal);
        Assert.Contains("verify    failed ", (await place.RunAsync("show", id)).Expect(0).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_verified_when_the_command_was_killed_is_verified_by_the_next_and_a_difference_is_a_failure()
    {
        using var place = new Workplace(kind);
        place.Write("people.csv", "id,name\n1,Ann\n2,Bob\n3,Cy\n");
        string[] import = ["import", "people.csv", "--key", "id", "--verify-writes"];
        (await place.RunWithAsync("end.after-commit=kill", import)).Expect(CommandResult.Killed);
        place.Store.Execute("UPDATE people SET name = 'Mallory' WHERE id = 2");
        place.Store.Execute("DELETE FROM people WHERE id = 3");

        var again = (await place.RunAsync("import", "people.csv", "--key", "id")).Expect(1);

        Assert.Contains("already imported as ", again.Output, StringComparison.Ordinal);
        Assert.Contains("verify    failed                3 rows, 2 not as written", again.Output, StringComparison.Ordinal);
        Assert.Contains("\n- 1 written row is missing from people: row 3 (id 3)\n- 1 written row is different in people: row 2 (id 2)\n", again.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

        (await place.RunAsync("import", "people.csv", "--key", "id", "--again", "--verify-writes")).Expect(0);
        Assert.Equal("verify completed 3/3 rows", Phases((await place.RunAsync([.. import, "--output", "json"])).Expect(0).Json)[^1]);
    }

    private static string[] Phases(JsonElement json) => [.. json.GetProperty("phases").EnumerateArray().Select(Told)];

    private static string Told(JsonElement phase)
    {
        var total = phase.GetProperty("total");
        return $"{Text("phase")} {Text("state")} {Number("done")}/{(total.ValueKind == JsonValueKind.Null ? "?" : total.GetRawText())} {Text("unit")}{Some("present")}{Some("failed")}";

        string Text(string name) => phase.GetProperty(name).GetString()!;

        long Number(string name) => phase.GetProperty(name).GetInt64();

        string Some(string name) => Number(name) > 0 ? $", {Number(name)} {name}" : "";
    }
}
