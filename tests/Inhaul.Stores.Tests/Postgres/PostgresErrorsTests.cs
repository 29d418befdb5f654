using System.Net.Sockets;
using Inhaul.Postgres;
using Npgsql;

namespace Inhaul.Stores.Tests.Postgres;

/// <summary>What each error of PostgreSQL means, all of them in one table.</summary>
public sealed class PostgresErrorsTests
{
    public static TheoryData<string, ErrorClass> States => new()
    {
        { "21000", ErrorClass.Data },
        { "22001", ErrorClass.Data },
        { "22003", ErrorClass.Data },
        { "22P02", ErrorClass.Data },
        { "23502", ErrorClass.Data },
        { "23503", ErrorClass.Data },
        { "23505", ErrorClass.Data },
        { "23514", ErrorClass.Data },
        { "44000", ErrorClass.Data },
        { "P0001", ErrorClass.Data },
        { "08000", ErrorClass.Infrastructure },
        { "08006", ErrorClass.Infrastructure },
        { "25006", ErrorClass.Infrastructure },
        { "25P03", ErrorClass.Infrastructure },
        { "40001", ErrorClass.Infrastructure },
        { "40P01", ErrorClass.Infrastructure },
        { "53100", ErrorClass.Infrastructure },
        { "53200", ErrorClass.Infrastructure },
        { "53300", ErrorClass.Infrastructure },
        { "55P03", ErrorClass.Infrastructure },
        { "57014", ErrorClass.Infrastructure },
        { "57P01", ErrorClass.Infrastructure },
        { "57P02", ErrorClass.Infrastructure },
        { "57P03", ErrorClass.Infrastructure },
        { "58030", ErrorClass.Infrastructure },
        { "0A000", ErrorClass.Code },
        { "25P02", ErrorClass.Code },
        { "28P01", ErrorClass.Code },
        { "3D000", ErrorClass.Code },
        { "42501", ErrorClass.Code },
        { "42601", ErrorClass.Code },
        { "42703", ErrorClass.Code },
        { "42P01", ErrorClass.Code },
        { "P0002", ErrorClass.Code },
        { "XX000", ErrorClass.Code },
        { "XX001", ErrorClass.Code },
    };

    public static TheoryData<Exception, ErrorClass> Others => new()
    {
        { new NpgsqlException("Exception while reading from stream", new IOException()), ErrorClass.Infrastructure },
        { new NpgsqlException("Failed to connect", new SocketException()), ErrorClass.Infrastructure },
        { new NpgsqlException("The operation has timed out", new TimeoutException()), ErrorClass.Infrastructure },
        { new SocketException(), ErrorClass.Infrastructure },
        { new ObjectDisposedException(nameof(NpgsqlConnection)), ErrorClass.Infrastructure },
        { new InvalidOperationException("Connection is not open") { Source = nameof(Npgsql) }, ErrorClass.Infrastructure },
        { new InvalidOperationException("Connection is not open"), ErrorClass.Code },
        { new NpgsqlException("No password has been provided"), ErrorClass.Code },
        { new InvalidDataException(), ErrorClass.Code },
        { new ArithmeticException(), ErrorClass.Code },
    };

    [Theory]
    [MemberData(nameof(States))]
    public void A_state_of_PostgreSQL_has_its_class(string state, ErrorClass expected)
    {
        var error = new PostgresException("message", "ERROR", "ERROR", state);

        Assert.Equal(expected, PostgresErrors.OfState(state));
        Assert.Equal(expected, PostgresErrors.Classify(error));
        Assert.Equal(expected, PostgresErrors.Classify(new AggregateException(error)));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void An_error_of_the_way_there_is_the_infrastructures_and_anything_else_the_codes(Exception error, ErrorClass expected) =>
        Assert.Equal(expected, PostgresErrors.Classify(error));
}
