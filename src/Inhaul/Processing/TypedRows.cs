using Inhaul.Mapping;
using Inhaul.Stores;

namespace Inhaul.Processing;

/// <summary>Makes typed rows of the rows that are mapped, and checks what their type and the rules demand: all of it, for each row.</summary>
/// <typeparam name="T">The row type.</typeparam>
internal sealed class TypedRows<T> : IRowCheck
    where T : notnull
{
    private readonly RowShape<T> _shape;
    private readonly RowField[] _fields;
    private readonly ImportDefinition _definition;
    private readonly RowCells _cells;
    private readonly RowCells? _laterCells;
    private readonly List<T> _kept = [];
    private readonly bool _keeps;

    /// <summary>Rows of an import.</summary>
    /// <param name="shape">The row type.</param>
    /// <param name="definition">The import's definition.</param>
    /// <param name="processes">Whether somebody asks for the good rows afterwards.</param>
    public TypedRows(RowShape<T> shape, ImportDefinition definition, bool processes)
    {
        _shape = shape;
        _fields = [.. shape.Fields];
        _definition = definition;
        int[] positions = [.. shape.Fields.Select(field => PositionOf(field, definition))];
        _cells = new RowCells(positions);
        _laterCells = shape.IsPlain ? new RowCells(positions) : null;
        _keeps = processes && !shape.IsPlain;
    }

    /// <summary>A good row.</summary>
    /// <param name="good">The batch of the good rows, as it was checked.</param>
    /// <param name="row">Its position in the batch.</param>
    public T this[RowBatch good, int row]
    {
        get
        {
            if (_laterCells is null)
            {
                return _kept[row];
            }

            // Made when its turn comes, so that it is gone when the next one is made: the collector copies what lives long.
            _laterCells.MoveTo(good, row);
            return _shape.Create(_laterCells);
        }
    }

    /// <inheritdoc/>
    public void Check(RowBatch rows, long row, ReadOnlySpan<bool> refused, List<RowError> errors)
    {
        _cells.MoveTo(rows, rows.Count - 1);
        var areAllThere = CheckFields(rows, row, refused, errors);
        T? typed = default;
        if (IsNeeded(areAllThere, errors) && !TryCreate(row, areAllThere, errors, out typed))
        {
            return;
        }

        foreach (var rule in _shape.Rules)
        {
            if (areAllThere || IsCheckable(rule))
            {
                CheckRule(rule, typed, rows, row, errors);
            }
        }

        if (_keeps && errors.Count == 0)
        {
            _kept.Add(typed!);
        }
    }

    /// <summary>Whether the row has to be made to be checked.</summary>
    private bool IsNeeded(bool areAllThere, List<RowError> errors)
    {
        // What the type itself demands is known only by making it.
        if (!_shape.IsPlain && errors.Count == 0)
        {
            return true;
        }

        foreach (var rule in _shape.Rules)
        {
            if (rule.IsKeptByCells is null && (areAllThere || IsCheckable(rule)))
            {
                return true;
            }
        }

        return false;
    }

    private static int PositionOf(RowField field, ImportDefinition definition)
    {
        for (var i = 0; i < definition.Fields.Count; i++)
        {
            if (string.Equals(definition.Fields[i].Column, field.Column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private bool CheckFields(RowBatch rows, long row, ReadOnlySpan<bool> refused, List<RowError> errors)
    {
        var lacksKey = errors.Count > 0 && errors.Exists(error => error.Code == RowErrorCodes.KeyMissing);
        var areAllThere = true;
        for (var i = 0; i < _fields.Length; i++)
        {
            var field = _fields[i];
            var position = _cells.PositionOf(i);
            _cells.Refused[i] = position >= 0 && refused[position];
            if (position < 0 || _cells.Refused[i])
            {
                areAllThere &= !_cells.Refused[i];
                continue;
            }

            var cell = _cells.Of(i);
            if (cell.Kind == CellKind.Null)
            {
                if (field.IsRequired && !(lacksKey && _shape.Key.Contains(field)))
                {
                    errors.Add(new RowError(row, RowErrorCodes.Required, "the value is missing") { Column = _definition.Fields[position].Source });
                }

                _cells.Refused[i] = field.IsRequired;
            }
            else if (field.Misfit(rows, cell) is var (code, message))
            {
                var value = CellText.Of(rows, cell);
                errors.Add(new RowError(row, code, $"'{value}' {message}") { Column = _definition.Fields[position].Source, Value = value });
                _cells.Refused[i] = true;
            }

            areAllThere &= !_cells.Refused[i];
        }

        return areAllThere;
    }

    /// <summary>Whether all that a rule looks at is there, although the row has other faults.</summary>
    private bool IsCheckable(RowRule<T> rule)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_cells.Refused[i] && rule.Properties?.Contains(_fields[i].Property.Name) != false)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryCreate(long row, bool areAllThere, List<RowError> errors, out T? typed)
    {
        try
        {
            typed = _shape.Create(_cells);
            return true;
        }
        catch (Exception exception)
        {
            // The type has demands of its own; of a row that lacks values they say nothing.
            if (areAllThere)
            {
                errors.Add(new RowError(row, RowErrorCodes.Rule, ErrorText.Of(exception)));
            }

            typed = default;
            return false;
        }
    }

    private void CheckRule(RowRule<T> rule, T? typed, RowBatch rows, long row, List<RowError> errors)
    {
        try
        {
            if (!(rule.IsKeptByCells is { } isKept ? isKept(_cells) : rule.IsKept(typed!)))
            {
                Refuse(rule.Code, $"{rule.Column} {rule.Message}");
            }
        }
        catch (Exception exception)
        {
            Refuse(RowErrorCodes.ProcessorError, $"the rule '{rule.Column} {rule.Message}' could not be checked: {ErrorText.Of(exception)}");
        }

        void Refuse(string code, string message)
        {
            var (column, value) = Named(rule.Column, rows);
            errors.Add(new RowError(row, code, message) { Column = column, Value = value });
        }
    }

    /// <summary>The column of the source that a rule means, and what stands there.</summary>
    private (string Column, string? Value) Named(string column, RowBatch rows)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_fields[i].IsCalled(column) && _cells.PositionOf(i) is var position and >= 0)
            {
                return (_definition.Fields[position].Source, CellText.Of(rows, _cells.Of(i)));
            }
        }

        return (column, null);
    }
}
