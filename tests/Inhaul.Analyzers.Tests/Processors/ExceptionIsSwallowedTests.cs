using Inhaul.Analyzers.Processors;

namespace Inhaul.Analyzers.Tests.Processors;

public sealed class ExceptionIsSwallowedTests
{
    [Theory]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
        }
        catch // INH3001
        {
        }

        return RowResult.Inserted;
        """)]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
            return RowResult.Inserted;
        }
        catch (Exception exception) // INH3001
        {
            context.Log.Error(exception.Message);
            return RowResult.Skipped;
        }
        """)]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
        }
        catch (Exception exception) // INH3001
        {
            if (exception is OperationCanceledException)
            {
                throw;
            }
        }

        return RowResult.Inserted;
        """)]
    [InlineData("""
        try
        {
            try
            {
                await context.ExecuteAsync($"INSERT INTO orders (id) VALUES ({row.Id})", cancellationToken);
            }
            catch (System.Data.Common.DbException) // INH3001
            {
            }
        }
        catch (IOException)
        {
        }

        return RowResult.Inserted;
        """)]
    public Task A_handler_that_takes_everything_and_goes_on_is_found(string body) => Findings.AreMarkedAsync<ExceptionIsSwallowed>(RowCode.Process(body));

    [Theory]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
        }
        catch (HttpRequestException)
        {
        }

        return RowResult.Inserted;
        """)]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
            return RowResult.Inserted;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return RowResult.Skipped;
        }
        """)]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
            return RowResult.Inserted;
        }
        catch (Exception exception)
        {
            return RowResult.Rejected(exception.Message);
        }
        """)]
    [InlineData("""
        try
        {
            await AskAsync(row.Id, cancellationToken);
            return RowResult.Inserted;
        }
        catch (Exception exception)
        {
            context.Log.Error(exception.Message);
            throw new InvalidOperationException("not asked", exception);
        }
        """)]
    [InlineData("""
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await AskAsync(row.Id, cancellationToken);
                return RowResult.Inserted;
            }
            catch (Exception)
            {
                if (attempt == 3)
                {
                    throw;
                }
            }
        }
        """)]
    [InlineData("""
        Exception? failure = null;
        try
        {
            await AskAsync(row.Id, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        return failure is null ? RowResult.Inserted : throw failure;
        """)]
    [InlineData("""
        System.Runtime.ExceptionServices.ExceptionDispatchInfo? failure = null;
        try
        {
            await AskAsync(row.Id, cancellationToken);
        }
        catch (Exception exception)
        {
            failure = System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception);
        }

        failure?.Throw();
        return RowResult.Inserted;
        """)]
    public Task A_handler_that_expects_refuses_rethrows_or_tries_again_is_left_alone(string body) => Findings.AreMarkedAsync<ExceptionIsSwallowed>(RowCode.Process(body));

    [Fact]
    public Task Code_that_decides_nothing_about_a_row_is_left_alone() => Findings.AreMarkedAsync<ExceptionIsSwallowed>(RowCode.Beside("""
        protected override async Task OnImportCompleteAsync(ImportContext context, bool success, CancellationToken cancellationToken)
        {
            try
            {
                await AskAsync("done", cancellationToken);
            }
            catch (Exception)
            {
                context.Log.Warning("nobody was told");
            }
        }
        """));
}
