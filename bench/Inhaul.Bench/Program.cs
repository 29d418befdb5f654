using System.Globalization;
using Inhaul.Bench;

const string Usage = "usage: Inhaul.Bench generate <rows> <file> [--seed N]";

if (args is ["generate", var rowsText, var path, ..] && Number(rowsText) is { } rows && Seed(args[3..]) is { } seed)
{
    using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 });
    new CustomerFile(rows, seed).Write(file);
    return 0;
}

Console.Error.WriteLine(Usage);
return 2;

static long? Seed(string[] rest) => rest switch
{
    [] => 1,
    ["--seed", var text] => Number(text),
    _ => null,
};

static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
