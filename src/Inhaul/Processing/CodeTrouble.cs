using System.Data.Common;

namespace Inhaul.Processing;

/// <summary>Tells trouble of the database from trouble of code that is not the engine's.</summary>
internal static class CodeTrouble
{
    /// <summary>
    /// Whether the database is in trouble. Code of a user's meets trouble of its own, such as a file that is not there or a
    /// service that does not answer: that is the code's, or it would be tried for ever.
    /// </summary>
    /// <param name="exception">What the code threw.</param>
    /// <param name="classify">Tells the class of the database's errors.</param>
    public static bool IsOfDatabase(Exception exception, Func<Exception, ErrorClass> classify)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException)
            {
                return classify(exception) == ErrorClass.Infrastructure;
            }
        }

        return false;
    }
}
