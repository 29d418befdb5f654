using System.Data.Common;
using System.Globalization;

namespace Inhaul.Processing;

/// <summary>Statements of processors: what is interpolated never becomes part of the SQL.</summary>
internal static class Statement
{
    /// <summary>A command for a statement.</summary>
    public static DbCommand On(DbConnection connection, DbTransaction? transaction, FormattableString sql)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            parameter.Value = sql.GetArgument(i) ?? DBNull.Value;
            command.Parameters.Add(parameter);
            names[i] = parameter.ParameterName;
        }

        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
        return command;
    }

    /// <summary>The row on which a reader stands, by column.</summary>
    public static Dictionary<string, object?> Row(DbDataReader reader)
    {
        var row = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            row[reader.GetName(i)] = reader.IsDBNull(i) ? null : reader.GetValue(i);
        }

        return row;
    }
}
