namespace Inhaul.Schemas;

/// <summary>Reads the schema and the dialect of a resource of a Data Package.</summary>
/// <param name="path">The file of the package.</param>
/// <param name="package">The package, or its one resource.</param>
internal sealed class PackageReader(string path, SchemaPart package)
{
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
    private readonly IReadOnlyList<SchemaPart> _resources = package.Parts("resources", "resource") ?? [];

    /// <summary>Reads the resource that some files are.</summary>
    /// <param name="inputs">The files, as they are called.</param>
    /// <exception cref="InvalidConfigurationException">There is no such resource, or it has no schema that an import can follow.</exception>
    public TableSchema Read(IReadOnlyList<string> inputs)
    {
        var chosen = inputs.Select(Choose).Distinct().ToList();
        return chosen is [var one]
            ? ReadResource(_resources[one])
            : throw package.Wrong($"the files are of several resources: {NameList.Of(chosen.Select(NameOf))}. Import those of each by themselves.");
    }

    /// <summary>Reads a resource.</summary>
    /// <exception cref="InvalidConfigurationException">It has no schema that an import can follow.</exception>
    public TableSchema ReadResource(SchemaPart resource)
    {
        if (!resource.Has("schema"))
        {
            throw resource.Wrong("the resource has no 'schema'.");
        }

        var dialect = resource.Has("dialect") ? Follow(resource, "dialect", (part, _) => TableDialect.Read(part)) : null;
        return Follow(resource, "schema", (part, text) => new SchemaReader(part, package.Place, TableOf).Read(text, dialect));
    }

    /// <summary>Reads what a resource has under a name, or in a file that it names there.</summary>
    private TResult Follow<TResult>(SchemaPart resource, string name, Func<SchemaPart, string, TResult> read)
    {
        if (!resource.HasText(name))
        {
            return read(resource.Part(name, $"{package.Place}, {name}")!.Value, resource.Compact());
        }

        var file = resource.RequiredText(name);
        if (file.Contains("://", StringComparison.Ordinal) || Path.IsPathRooted(file) || file.Split('/', '\\').Contains(".."))
        {
            throw resource.Wrong($"the {name} '{file}' has to be a file beside the package; put it there and name it by its path from there.");
        }

        var other = Path.Combine(_folder, file);
        using var document = SchemaFile.Open(other);
        var part = SchemaFile.Whole(document, other);
        return read(part, $"{resource.Compact()}\n{part.Compact()}");
    }

    /// <summary>The number of the resource that a file is: by where it lies, else by what it is called.</summary>
    private int Choose(string input)
    {
        var numbers = Enumerable.Range(0, _resources.Count).ToList();
        var byPlace = numbers.FindAll(number => PathsOf(number).Any(file => Path.GetFullPath(Path.Combine(_folder, file)) == Path.GetFullPath(input)));
        var found = byPlace.Count > 0 ? byPlace : numbers.FindAll(number => PathsOf(number).Any(file => Path.GetFileName(file) == Path.GetFileName(input)));
        return found switch
        {
            [var one] => one,
            [] => throw package.Wrong($"no resource has the path '{Path.GetFileName(input)}'; there are {NameList.Of(numbers.SelectMany(PathsOf))}."),
            _ => throw package.Wrong($"the resources {NameList.Of(found.Select(NameOf))} are all called '{Path.GetFileName(input)}'. Import the file from where the package has it."),
        };
    }

    private IReadOnlyList<string> PathsOf(int number) => _resources[number].Texts("path") ?? [];

    private string NameOf(int number) => _resources[number].Text("name") ?? $"{number + 1}";

    /// <summary>The table that a resource is imported into, unless somebody says otherwise when it is.</summary>
    private string TableOf(string resource)
    {
        var number = Enumerable.Range(0, _resources.Count).FirstOrDefault(number => NameOf(number) == resource, -1);
        return number < 0 ? ImportType.FromFileName(resource)
            : !_resources[number].HasText("schema") && _resources[number].Part("schema")?.Part("inhaul")?.Text("table") is { } table ? table
            : ImportType.FromFileName(PathsOf(number) is [var file, ..] ? file : resource);
    }
}
