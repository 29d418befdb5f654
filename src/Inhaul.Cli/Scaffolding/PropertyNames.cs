using System.Globalization;

namespace Inhaul.Cli.Scaffolding;

/// <summary>Gives every column of a file a property that no other column feeds.</summary>
internal static class PropertyNames
{
    /// <summary>What records have already, or do not allow.</summary>
    private static readonly HashSet<string> Reserved = new(StringComparer.Ordinal)
    {
        "Clone", "Deconstruct", "EqualityContract", "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "PrintMembers", "ReferenceEquals", "ToString",
    };

    /// <summary>The properties of columns, and whether each has to say what its column is called.</summary>
    /// <param name="columns">The names of the columns, of which no two are the same whatever the case.</param>
    /// <param name="record">The row type, which no property may be called like.</param>
    public static IReadOnlyList<(string Property, bool NeedsFrom)> Of(IReadOnlyList<string> columns, string record)
    {
        var names = new List<(string Property, bool NeedsFrom)>();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];

            // Columns that differ in signs only, as email and e-mail, are told apart by how they are written.
            var hasTwin = columns.Any(other => other != column && SnakeCase.IsSame(other, column));
            var wished = Wished(column, i);
            var property = hasTwin || Reserved.Contains(wished) || wished == record
                ? Free(wished + (hasTwin ? "" : "Value"), hasTwin ? 1 : 0)
                : Free(wished, 0);
            names.Add((property, hasTwin || !SnakeCase.IsSame(property, column)));

            string Free(string name, int number)
            {
                while (true)
                {
                    var candidate = number == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}{number}");
                    if (!names.Exists(taken => SnakeCase.IsSame(taken.Property, candidate)) && !columns.Any(other => other != column && SnakeCase.IsSame(other, candidate)))
                    {
                        return candidate;
                    }

                    number = Math.Max(2, number + 1);
                }
            }
        }

        return names;
    }

    private static string Wished(string column, int position)
    {
        var name = Identifier.Pascal(column);
        return name.Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"Column{position + 1}")
            : Identifier.IsValid(name) ? name
            : $"Column{name}";
    }
}
