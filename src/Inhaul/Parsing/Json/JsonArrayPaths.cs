using System.Text;
using System.Text.Json;

namespace Inhaul.Parsing.Json;

/// <summary>Follows the names through a document to the arrays in its objects.</summary>
/// <param name="wanted">The paths of arrays that may hold the records, the likeliest first.</param>
internal sealed class JsonArrayPaths(IReadOnlyList<string> wanted)
{
    private const int MostOthers = 20;

    private readonly byte[][] _wanted = [.. wanted.Select(Encoding.UTF8.GetBytes)];
    private readonly List<int> _ends = [];
    private byte[] _path = new byte[256];
    private byte[] _name = new byte[64];
    private int _length;
    private int _open;
    private int _best = int.MaxValue;

    /// <summary>The path of the likeliest array so far; null while there was none.</summary>
    public string? Best => _best < wanted.Count ? wanted[_best] : null;

    /// <summary>The paths of some arrays that are not wanted.</summary>
    public List<string> Others { get; } = [];

    /// <summary>Takes the next token.</summary>
    /// <returns>True when it begins an array that is likelier than all before.</returns>
    public bool Take(ref Utf8JsonReader reader)
    {
        var token = reader.TokenType;
        if (_open > 0)
        {
            _open += JsonSyntax.IsStart(token) ? 1 : token is JsonTokenType.EndArray or JsonTokenType.EndObject ? -1 : 0;
            return false;
        }

        switch (token)
        {
            case JsonTokenType.StartObject:
                _ends.Add(_length);
                break;
            case JsonTokenType.EndObject:
                _ends.RemoveAt(_ends.Count - 1);
                break;
            case JsonTokenType.PropertyName:
                TakeName(JsonText.Of(ref reader, ref _name, out _));
                break;
            case JsonTokenType.StartArray:
                _open = 1;
                return _ends.Count > 0 && IsLikelier(_path.AsSpan(0, _length));
        }

        return false;
    }

    private void TakeName(ReadOnlySpan<byte> name)
    {
        _length = _ends[^1];
        if (_path.Length < _length + 1 + name.Length)
        {
            Array.Resize(ref _path, (_length + 1 + name.Length) * 2);
        }

        if (_ends.Count > 1)
        {
            _path[_length++] = (byte)'.';
        }

        name.CopyTo(_path.AsSpan(_length));
        _length += name.Length;
    }

    private bool IsLikelier(ReadOnlySpan<byte> path)
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            if (path.SequenceEqual(_wanted[i]))
            {
                var isLikelier = i < _best;
                _best = Math.Min(_best, i);
                return isLikelier;
            }
        }

        if (Others.Count < MostOthers)
        {
            Others.Add(Encoding.UTF8.GetString(path));
        }

        return false;
    }
}
