using SQLitePCL;

namespace Inhaul.Sqlite;

/// <summary>What triggers and constraints of a database may do to a row behind the back of whoever writes it.</summary>
/// <param name="MayDropRows">A statement may succeed without doing anything: <c>RAISE(IGNORE)</c>, <c>ON CONFLICT IGNORE</c>.</param>
/// <param name="MayLeaveTraces">A refused statement may leave behind what it did before: <c>RAISE(FAIL)</c>.</param>
internal sealed record SqliteTableHabits(bool MayDropRows, bool MayLeaveTraces)
{
    // Triggers fire others on other tables, so all of them count; the words may mean something else, which only costs time.
    private const string Find = """
        SELECT coalesce(max(sql LIKE '%IGNORE%'), 0), coalesce(max(type = 'trigger' AND sql LIKE '%FAIL%'), 0) FROM sqlite_master WHERE type IN ('trigger', 'table')
        """;

    /// <summary>Reads the habits of a database.</summary>
    public static SqliteTableHabits Of(sqlite3 database)
    {
        using var find = new SqliteStatement(database, Find);
        find.Step();
        return new SqliteTableHabits(find.IsTrue(0), find.IsTrue(1));
    }
}
