using Inhaul.Mapping;
using Inhaul.Processing.Rules;
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
    private readonly RowFindings _findings = new();
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
            if (areAllThere || IsCheckable(rule.Properties))
            {
                CheckRule(rule, typed, rows, row, errors);
            }
        }

        foreach (var validation in _shape.Validations)
        {
            if (areAllThere || IsCheckable(validation.Properties))
            {
                Validate(validation, typed!, rows, row, errors);
            }
        }

        if (_keeps && !RowMapper.IsRefused(errors))
        {
            _kept.Add(typed!);
        }
    }

    /// <inheritdoc/>
    public void Retain(Predicate<int> keeps)
    {
        var row = 0;
        _kept.RemoveAll(_ => !keeps(row++));
    }

    /// <summary>Whether the row has to be made to be checked.</summary>
    private bool IsNeeded(bool areAllThere, List<RowError> errors)
    {
        // What the type itself demands is known only by making it.
        if (!_shape.IsPlain && !RowMapper.IsRefused(errors))
        {
            return true;
        }

        foreach (var rule in _shape.Rules)
        {
            if (rule.IsKeptByCells is null && (areAllThere || IsCheckable(rule.Properties)))
            {
                return true;
            }
        }

        foreach (var validation in _shape.Validations)
        {
            if (areAllThere || IsCheckable(validation.Properties))
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
                    errors.Add(new RowError(row, RowErrorCodes.Required, field.RequiredMessage) { Column = _definition.Fields[position].Source });
                }

                _cells.Refused[i] = field.IsRequired;
            }
            else if (field.Misfit(rows, cell) is var (code, message))
            {
                var value = CellText.Of(rows, cell);
                errors.Add(new RowError(row, code, $"'{value}' {message}") { Column = _definition.Fields[position].Source, Value = value });
                _cells.Refused[i] = true;
            }
            else if (field.Rules.Count > 0)
            {
                CheckRules(field, position, rows, row, errors);
            }

            areAllThere &= !_cells.Refused[i];
        }

        return areAllThere;
    }

    private void CheckRules(RowField field, int position, RowBatch rows, long row, List<RowError> errors)
    {
        var cell = rows[rows.Count - 1][position];
        foreach (var rule in field.Rules)
        {
            if (rule.ErrorOf(rows, cell, row, _definition.Fields[position].Source) is { } error)
            {
                errors.Add(error);
            }
        }
    }

    /// <summary>Whether all that is looked at is there, although the row has other faults.</summary>
    /// <param name="properties">The names of the properties that are looked at; null for all.</param>
    private bool IsCheckable(IReadOnlySet<string>? properties)
    {
        for (var i = 0; i < _fields.Length; i++)
        {
            if (_cells.Refused[i] && properties?.Contains(_fields[i].Property.Name) != false)
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
                errors.Add(Located(new RowFinding(rule.Column, $"{rule.Column} {rule.Message}", rule.Code, rule.Severity), rows, row));
            }
        }
        catch (Exception exception)
        {
            errors.Add(Located(Unchecked(rule.Column, $"{rule.Column} {rule.Message}", exception), rows, row));
        }
    }

    private void Validate(RowValidation<T> validation, T typed, RowBatch rows, long row, List<RowError> errors)
    {
        _findings.Clear();
        try
        {
            validation.Validate(typed, _findings);
        }
        catch (Exception exception)
        {
            errors.Add(Located(Unchecked(validation.Properties is { Count: 1 } one ? one.First() : null, validation.Name, exception), rows, row));
        }

        foreach (var finding in _findings.All)
        {
            errors.Add(Located(finding, rows, row));
        }
    }

    private static RowFinding Unchecked(string? column, string rule, Exception exception) =>
        new(column, $"the rule '{rule}' could not be checked: {ErrorText.Of(exception)}", RowErrorCodes.ProcessorError);

    /// <summary>A finding as the error of a row, with the column of the source that it means and what stands there.</summary>
    private RowError Located(RowFinding finding, RowBatch rows, long row)
    {
        for (var i = 0; finding.Column is not null && i < _fields.Length; i++)
        {
            if (_fields[i].IsCalled(finding.Column) && _cells.PositionOf(i) is var position and >= 0)
            {
                return finding.Of(row) with { Column = _definition.Fields[position].Source, Value = CellText.Of(rows, _cells.Of(i)) };
            }
        }

        return finding.Of(row);
    }
}
