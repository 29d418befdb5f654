using System.Text;
using System.Text.Json;

namespace Inhaul.Folders;

/// <summary>Follows the names of objects in a record to one value: the first at that path.</summary>
/// <param name="path">The names, from the outside in.</param>
internal sealed class NamePath(string path)
{
    private readonly byte[][] _names = [.. path.Split('.').Select(Encoding.UTF8.GetBytes)];
    private int _open;
    private bool _isNext;
    private bool _isFound;

    /// <summary>Takes the next token of the record.</summary>
    /// <returns>True when it begins the value at the path.</returns>
    public bool Take(ref Utf8JsonReader reader)
    {
        if (_isFound || reader.CurrentDepth != _open + (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray ? 0 : 1))
        {
            return false;
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _isNext = reader.ValueTextEquals(_names[_open]);
                return false;
            case JsonTokenType.EndObject:
                _open = Math.Max(0, _open - 1);
                return false;
            case var _ when !_isNext:
                return false;
            case JsonTokenType.StartObject when _open + 1 < _names.Length:
                _open++;
                break;
            default:
                _isFound = _open + 1 == _names.Length;
                break;
        }

        _isNext = false;
        return _isFound;
    }
}
