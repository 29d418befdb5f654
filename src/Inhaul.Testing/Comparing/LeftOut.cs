using Inhaul.Testing.Databases;

namespace Inhaul.Testing.Comparing;

/// <summary>Which tables and columns are not compared.</summary>
/// <param name="names">Tables such as <c>audit</c> and columns such as <c>audit.at</c>, whatever their case.</param>
/// <param name="generated">Whether columns are compared whose values the database makes up.</param>
internal sealed class LeftOut(IReadOnlyList<string> names, bool generated)
{
    private readonly HashSet<string> _names = new(names, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a column is compared.</summary>
    public bool Compares(DatabaseColumn column)
    {
        var name = $"{column.Table}.{column.Name}";
        _known.Add(column.Table);
        _known.Add(name);
        return !_names.Contains(column.Table) && !_names.Contains(name) && (generated || !column.IsGenerated);
    }

    /// <summary>Refuses names that no table or column had: what was meant is compared after all.</summary>
    /// <exception cref="InvalidConfigurationException">There are such names.</exception>
    public void Check()
    {
        if (_names.Except(_known, StringComparer.OrdinalIgnoreCase).ToList() is { Count: > 0 } unknown)
        {
            throw new InvalidConfigurationException(
                $"LeaveOut names {NameList.Of(unknown)}, which the database does not have; it has {NameList.Of(_known.Order(StringComparer.Ordinal))}. Write a table, or a column as table.column.");
        }
    }
}
