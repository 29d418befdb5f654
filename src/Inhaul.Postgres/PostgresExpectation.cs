namespace Inhaul.Postgres;

/// <summary>What the chunks of an import most likely are, which decides the way they are tried first. A wrong guess only costs time.</summary>
internal enum PostgresExpectation
{
    /// <summary>Nothing is known yet.</summary>
    Unknown,

    /// <summary>The target has none of the keys.</summary>
    New,

    /// <summary>The target has the rows as they are.</summary>
    Settled,

    /// <summary>Some of each.</summary>
    Mixed,
}
