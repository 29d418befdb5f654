namespace Inhaul.Analyzers;

/// <summary>What a rule is about, which is also the folder it is in.</summary>
internal enum RuleCategory
{
    /// <summary>Imports that code outside the engine does: INH1xxx.</summary>
    Tracking,

    /// <summary>How rows reach the database: INH2xxx.</summary>
    Writing,

    /// <summary>What the code of processors may do: INH3xxx.</summary>
    Processors,
}
