using System.Globalization;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Inhaul.Bench;
using Inhaul.Bench.Folders;
using Inhaul.Bench.Formats;
using Inhaul.Bench.Processors;
using Inhaul.Bench.Reviews;

const string Usage = "usage: Inhaul.Bench generate <rows> <file> [--seed N] | records <count> <folder> [--pictures FROM-TO] [--seed N] | straight <folder> <connection> <storage> | process <import type> <file> <database> | rows | json <csv> <file> lines|array | read <file> | same <csv> <file>.ndjson|.xlsx|.zip|.gz | scripts <count> <folder> [--seed N] | review <folder> [<configuration>]";

if (args is ["rows"])
{
    // In this process: a project that is generated and restored on the fly would have settings of its own.
    var config = ManualConfig.CreateMinimumViable().AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).AddLogger(NullLogger.Instance).AddExporter(MarkdownExporter.GitHub);
    BenchmarkRunner.Run<RowBenchmarks>(config);
    return 0;
}

if (args is ["process", var type, var input, var address])
{
    return await ProcessorRun.RunAsync(type, input, address);
}

if (args is ["read", var readPath])
{
    Console.WriteLine(await ReadOnly.ReadAsync(readPath));
    return 0;
}

if (args is ["json", var csv, var jsonPath, "lines" or "array"])
{
    JsonFile.Write(csv, jsonPath, isArray: args[3] == "array");
    return 0;
}

if (args is ["same", var rowsOf, var form] && SameRows.Write(rowsOf, form))
{
    return 0;
}

if (args is ["generate", var rowsText, var path, ..] && Number(rowsText) is { } rows && Seed(args[3..]) is { } seed)
{
    using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase) ? 1 << 16 : 0 });
    if (path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
    {
        new CustomerWorkbook(rows, seed).Write(file);
    }
    else
    {
        new CustomerFile(rows, seed).Write(file);
    }

    return 0;
}

if (args is ["records", var countText, var folder, .. var wishes] && Number(countText) is { } count && Pictures(ref wishes) is var (smallest, largest) && Seed(wishes) is { } folderSeed)
{
    new RecordFolder(count, folderSeed, smallest, largest).Write(folder);
    return 0;
}

if (args is ["scripts", var functionsText, var scripts, .. var wanted] && Number(functionsText) is { } functions && Seed(wanted) is { } scriptSeed)
{
    new ImportScripts(functions, scriptSeed).Write(scripts);
    return 0;
}

if (args is ["review", var reviewed, .. var configuration])
{
    Console.WriteLine(ReviewRun.Run(reviewed, configuration.FirstOrDefault()));
    return 0;
}

if (args is ["straight", var records, var connection, var storage])
{
    Console.WriteLine(StraightImport.Run(records, connection, storage));
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

static (int Smallest, int Largest)? Pictures(ref string[] rest)
{
    if (rest is not ["--pictures", var sizes, .. var others])
    {
        return (1024, 1024);
    }

    rest = others;
    return sizes.Split('-') is [var from, var to] && Number(from) is > 0 and var smallest && Number(to) is { } largest && largest >= smallest ? ((int)smallest, (int)largest) : null;
}

static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
