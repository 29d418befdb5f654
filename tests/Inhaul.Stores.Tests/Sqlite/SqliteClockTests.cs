using Inhaul.Sqlite;

namespace Inhaul.Stores.Tests.Sqlite;

public sealed class SqliteClockTests
{
    /// <summary>.NET writes a negative number that is rounded to zero as <c>-+0.000</c>, which is no time for SQLite.</summary>
    [Theory]
    [InlineData(-0.0004, "+0.000 seconds")]
    [InlineData(0, "+0.000 seconds")]
    [InlineData(-0.0006, "-0.001 seconds")]
    [InlineData(600, "+600.000 seconds")]
    public void A_length_of_time_is_written_as_SQLite_adds_it(double seconds, string modifier) => Assert.Equal(modifier, SqliteClock.Modifier(TimeSpan.FromSeconds(seconds)));
}
