using Inhaul.Cli.Scaffolding;
using Inhaul.EndToEnd.Tests.Children;

namespace Inhaul.EndToEnd.Tests.Scaffolding;

public sealed class ProjectNamespaceTests
{
    [Theory]
    [InlineData("<Project />", "My_Shop.Imports._class.New")]
    [InlineData("<Project><PropertyGroup><RootNamespace>Acme.Shop</RootNamespace></PropertyGroup></Project>", "Acme.Shop.Imports._class.New")]
    [InlineData("<Project><PropertyGroup><RootNamespace>$(Company).Shop</RootNamespace></PropertyGroup></Project>", "My_Shop.Imports._class.New")]
    [InlineData("no project at all", "My_Shop.Imports._class.New")]
    public void A_folder_has_the_namespace_of_its_project_and_the_folders_between(string project, string expected)
    {
        using var place = new Workplace();
        place.Write("My-Shop.csproj", project);

        Assert.Equal(expected, ProjectNamespace.Of(place.PathOf("Imports/class/New")));
    }

    [Fact]
    public void Without_a_project_it_is_called_imports()
    {
        using var place = new Workplace();

        Assert.Equal("Imports", ProjectNamespace.Of(place.PathOf(".")));
    }
}
