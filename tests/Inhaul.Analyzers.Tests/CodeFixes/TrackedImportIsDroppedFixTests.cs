using Inhaul.Analyzers.Tracking;
using Inhaul.Analyzers.CodeFixes;
using Inhaul.Analyzers.Tests.Tracking;

namespace Inhaul.Analyzers.Tests.CodeFixes;

public sealed class TrackedImportIsDroppedFixTests
{
    [Theory]
    [InlineData("/* first */ var import = await tracker.BeginAsync(\"prices\");", "/* first */ var import =", "/* first */ await using var import =")]
    [InlineData("await tracker.BeginAsync(\"prices\"); // begun", "await tracker", "await using var import = await tracker")]
    [InlineData("_ = await tracker.BeginAsync(\"prices\");", "_ = await tracker", "await using var import = await tracker")]
    public Task The_import_gets_a_scope(string body, string old, string changed) =>
        Mended.ChangesAsync<TrackedImportIsDropped, TrackedImportIsDroppedFix>(Job.Of(body), old, changed);

    [Fact]
    public async Task An_import_of_a_variable_that_is_declared_elsewhere_is_left_to_people() =>
        Assert.Null(await Mended.ByAsync<TrackedImportIsDropped, TrackedImportIsDroppedFix>(Job.Of("TrackedImport import; import = await tracker.BeginAsync(\"prices\");")));
}
