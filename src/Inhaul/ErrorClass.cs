namespace Inhaul;

/// <summary>The three classes of errors, which decide what the engine does next.</summary>
public enum ErrorClass
{
    /// <summary>This row is wrong: refuse it and go on.</summary>
    Data,

    /// <summary>The database is away, locked or full: wait with back-off and try again; the attempt does not count.</summary>
    Infrastructure,

    /// <summary>The code or the set-up is wrong: pause the import with one clear message.</summary>
    Code,
}
