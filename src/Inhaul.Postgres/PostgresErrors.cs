using System.Net.Sockets;
using Npgsql;

namespace Inhaul.Postgres;

/// <summary>The one place that decides what an error of PostgreSQL means: the row's fault, the infrastructure's, or the code's.</summary>
internal static class PostgresErrors
{
    private const string IdleInTransaction = "25P03";

    /// <summary>The class of an error.</summary>
    public static ErrorClass Classify(Exception exception) => exception switch
    {
        PostgresException refusal => OfState(refusal.SqlState),
        IOException or SocketException or TimeoutException => ErrorClass.Infrastructure,
        _ when IsAboutBrokenConnection(exception) => ErrorClass.Infrastructure,
        { InnerException: { } inner } => Classify(inner),
        _ => ErrorClass.Code,
    };

    /// <summary>The class of an SQLSTATE: five characters, of which the first two name a group.</summary>
    public static ErrorClass OfState(string state) => state switch
    {
        PostgresErrorCodes.CardinalityViolation or PostgresErrorCodes.RaiseException or PostgresErrorCodes.WithCheckOptionViolation => ErrorClass.Data,
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.LockNotAvailable
            or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.ReadOnlySqlTransaction or IdleInTransaction => ErrorClass.Infrastructure,
        ['2', '2' or '3', ..] => ErrorClass.Data,
        ['0', '8', ..] or ['5', '3' or '8', ..] or ['5', '7', 'P', '0', ..] => ErrorClass.Infrastructure,
        _ => ErrorClass.Code,
    };

    /// <summary>What an error says, in one line and without the wrapping.</summary>
    public static string Reason(Exception exception)
    {
        var reason = exception switch
        {
            PostgresException refusal => refusal.MessageText,
            NpgsqlException { InnerException: { } cause } wrapping when cause.Message != wrapping.Message => $"{wrapping.Message.TrimEnd('.')}: {Reason(cause)}",
            _ => exception.Message,
        };
        return reason.ReplaceLineEndings(" ");
    }

    // Whoever goes on using a connection that broke a moment ago is told so by these instead of by what broke it.
    private static bool IsAboutBrokenConnection(Exception exception) => exception is ObjectDisposedException { ObjectName: nameof(NpgsqlConnection) or nameof(NpgsqlTransaction) }
        || (exception is InvalidOperationException { Source: nameof(Npgsql) } && exception.Message.StartsWith("Connection is not open", StringComparison.Ordinal));
}
