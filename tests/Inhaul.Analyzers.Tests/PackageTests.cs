using System.Diagnostics;
using System.IO.Compression;
using Inhaul.Tests;

namespace Inhaul.Analyzers.Tests;

/// <summary>The rules come with the package <c>Inhaul</c>, and with nothing else to be added.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task The_package_has_the_rules_where_compilers_look_for_them()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await PackAsync(folder.FullName);
            using var package = ZipFile.OpenRead(Assert.Single(Directory.GetFiles(folder.FullName, "Inhaul.*.nupkg")));
            Assert.Equal(
                ["analyzers/dotnet/cs/Inhaul.Analyzers.CodeFixes.dll", "analyzers/dotnet/cs/Inhaul.Analyzers.dll"],
                package.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith("analyzers/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
            using var description = new StreamReader(package.GetEntry("Inhaul.nuspec")!.Open());
            var text = await description.ReadToEndAsync();
            Assert.DoesNotContain("Inhaul.Analyzers", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Microsoft.CodeAnalysis", text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PackAsync(string folder)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        using var pack = Process.Start(new ProcessStartInfo("dotnet", ["pack", RepositoryRoot.File("src", "Inhaul"), "--no-build", "-c", configuration, "-o", folder, "-v", "quiet", "-nologo"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, output);
    }
}
