using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Inhaul.Review.Python.Syntax;

/// <summary>One <c>python3</c> that parses file after file; started again should a file end it.</summary>
internal sealed class ParserProcess : IDisposable
{
    private static readonly string Script = ReadScript();
    private readonly string _python;
    private Process _process;

    /// <summary>Starts the process.</summary>
    /// <exception cref="ReviewException">There is no such program, or it is no Python 3.</exception>
    public ParserProcess(string? python)
    {
        _python = python ?? "python3";
        _process = Start();
        if (Ask(ReadOnlyMemory<byte>.Empty, whole: false) is not ['{', ..])
        {
            Dispose();
            throw Missing();
        }
    }

    /// <summary>The answer about a file, in JSON; null when the process ended over it.</summary>
    public string? Ask(ReadOnlyMemory<byte> content, bool whole)
    {
        try
        {
            var input = _process.StandardInput.BaseStream;
            input.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{content.Length} {(whole ? "whole" : "outline")}\n")));
            input.Write(content.Span);
            input.Flush();
            if (_process.StandardOutput.ReadLine() is { } answer)
            {
                return answer;
            }
        }
        catch (IOException)
        {
            // The pipe is broken: it ended, and the next file gets another.
        }

        _process.Dispose();
        _process = Start();
        return null;
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before.
        }

        _process.WaitForExit();
        _process.Dispose();
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(_python)
        {
            ArgumentList = { "-I", "-X", "utf8", "-c", Script },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            var process = Process.Start(start) ?? throw Missing();
            // What it complains about is of no use to anyone, but must not fill the pipe.
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            throw Missing();
        }
    }

    private ReviewException Missing() => new($"Python files are parsed by '{_python}', which does not run here as Python 3.8 or newer; install python3, or put it on the path.");

    private static string ReadScript()
    {
        using var reader = new StreamReader(typeof(ParserProcess).Assembly.GetManifestResourceStream("parse.py")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
