using Npgsql;

namespace Inhaul.Postgres;

/// <summary>A table as the catalog describes it: its columns, what tells its rows apart, and what it does behind the back of whoever writes.</summary>
internal sealed record PostgresTable
{
    // A domain is sent, compared and limited as the type below it, so that is what is told of its columns.
    private const string Find = """
        SELECT c.relkind::text, c.relhasrules, c.relrowsecurity,
               EXISTS (SELECT 1 FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgenabled <> 'D'),
               EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = c.oid AND k.confrelid = c.oid)
        FROM pg_class c WHERE c.oid = to_regclass(@table);

        SELECT a.attname,
               format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attcollation <> 0 AND a.attcollation <> y.typcollation
                   THEN (SELECT format(' COLLATE %I.%I', n.nspname, l.collname) FROM pg_collation l JOIN pg_namespace n ON n.oid = l.collnamespace WHERE l.oid = a.attcollation)
                   ELSE '' END,
               format_type(a.atttypid, -1), b.typname, coalesce(nullif(a.atttypmod, -1), b.modifier, -1), b.typcategory = 'A' OR b.typtype = 'c',
               CASE WHEN b.typtype = 'e' THEN ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = b.oid ORDER BY e.enumsortorder) END,
               a.attnotnull OR b.is_required,
               (a.attnotnull OR b.is_required) AND NOT a.atthasdef AND a.attidentity = '',
               a.attgenerated <> '' OR a.attidentity = 'a',
               a.attidentity <> '' OR coalesce(pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%', false)
        FROM pg_attribute a
        JOIN pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        CROSS JOIN LATERAL (
            WITH RECURSIVE below AS (
                SELECT t.oid, t.typname, t.typcategory, t.typtype, t.typbasetype, t.typnotnull AS is_required, NULL::integer AS modifier FROM pg_type t WHERE t.oid = a.atttypid
                UNION ALL
                SELECT t.oid, t.typname, t.typcategory, t.typtype, t.typbasetype, o.is_required OR t.typnotnull, coalesce(nullif(p.typtypmod, -1), o.modifier)
                FROM below o JOIN pg_type p ON p.oid = o.oid JOIN pg_type t ON t.oid = o.typbasetype WHERE o.typtype = 'd')
            SELECT * FROM below WHERE typtype <> 'd') b
        WHERE a.attrelid = to_regclass(@table) AND a.attnum > 0 AND NOT a.attisdropped
        ORDER BY a.attnum;

        SELECT i.indisprimary, i.indimmediate AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL, x.relname,
               ARRAY(SELECT coalesce(a.attname::text, '') FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
                     LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
                     WHERE k.place <= i.indnkeyatts ORDER BY k.place)
        FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
        WHERE i.indrelid = to_regclass(@table) AND i.indisunique
        ORDER BY i.indisprimary DESC, x.relname;

        SELECT k.conname, ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (attnum, place)
                                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.place)
        FROM pg_constraint k WHERE k.conrelid = to_regclass(@table) AND k.contype IN ('f', 'c', 'x')
        """;

    /// <summary>Its name as people write it.</summary>
    public required string Name { get; init; }

    /// <summary>What kind of relation it is, as the catalog says it: <c>r</c> a table, <c>p</c> a partitioned one, others are none.</summary>
    public required char Kind { get; init; }

    /// <summary>Whether rules or row-level policies rewrite what is written, which COPY would pass by.</summary>
    public required bool HasRules { get; init; }

    /// <summary>Whether triggers of the user's may change or drop rows.</summary>
    public required bool HasTriggers { get; init; }

    /// <summary>Whether its rows refer to each other.</summary>
    public required bool RefersToItself { get; init; }

    /// <summary>Its columns, in order.</summary>
    public required IReadOnlyList<PostgresColumn> Columns { get; init; }

    /// <summary>Its primary key; empty when it has none.</summary>
    public required IReadOnlyList<string> PrimaryKey { get; init; }

    /// <summary>The sets of columns in which no two rows agree and by which an upsert may find them.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> UniqueKeys { get; init; }

    /// <summary>How many unique indexes it has, of whatever kind.</summary>
    public required int UniqueIndexes { get; init; }

    /// <summary>The columns of its constraints and unique indexes, by their names.</summary>
    public required IReadOnlyDictionary<string, string[]> Constraints { get; init; }

    /// <summary>Reads the description of a table; null when there is none.</summary>
    /// <param name="turn">Where to look.</param>
    /// <param name="name">Its name, spelled as the database does.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<PostgresTable?> ReadAsync(PostgresTurn turn, string name, CancellationToken cancellationToken)
    {
        await using var command = turn.Command(Find, ("@table", PostgresName.QuoteTable(name)));
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var (kind, hasRules, hasTriggers, refersToItself) = (reader.GetString(0)[0], reader.GetBoolean(1) || reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4));
        var columns = await ReadAllAsync(reader, Column, cancellationToken);
        var indexes = await ReadAllAsync(
            reader, row => (IsPrimary: row.GetBoolean(0), IsUsable: row.GetBoolean(1), Name: row.GetString(2), Columns: row.GetFieldValue<string[]>(3)), cancellationToken);
        var constraints = await ReadAllAsync(reader, row => (Name: row.GetString(0), Columns: row.GetFieldValue<string[]>(1)), cancellationToken);
        return new PostgresTable
        {
            Name = name,
            Kind = kind,
            HasRules = hasRules,
            HasTriggers = hasTriggers,
            RefersToItself = refersToItself,
            Columns = columns,
            PrimaryKey = indexes.FirstOrDefault(index => index.IsPrimary).Columns ?? [],
            UniqueKeys = [.. indexes.Where(index => index.IsUsable).Select(index => index.Columns)],
            UniqueIndexes = indexes.Count,
            Constraints = constraints.Concat(indexes.Select(index => (index.Name, index.Columns)))
                .DistinctBy(constraint => constraint.Item1).ToDictionary(constraint => constraint.Item1, constraint => constraint.Item2, StringComparer.Ordinal),
        };
    }

    private static PostgresColumn Column(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(0),
        SqlType = row.GetString(1),
        PlainType = row.GetString(2),
        BaseType = row.GetString(3),
        Modifier = row.GetInt32(4),
        IsComposed = row.GetBoolean(5),
        Words = row.IsDBNull(6) ? null : row.GetFieldValue<string[]>(6),
        IsNotNull = row.GetBoolean(7),
        IsRequired = row.GetBoolean(8),
        IsGenerated = row.GetBoolean(9),
        HandsOutNumbers = row.GetBoolean(10),
    };

    private static async Task<List<T>> ReadAllAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
