using Npgsql;

namespace Inhaul.Postgres;

/// <summary>Scaffold.</summary>
internal static class PostgresErrors
{
    public static ErrorClass Classify(Exception exception) => exception is PostgresException p && (p.SqlState[..2] is "22" or "23" or "21" || p.SqlState == "P0001") ? ErrorClass.Data : ErrorClass.Code;
}
