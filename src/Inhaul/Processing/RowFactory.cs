using System.Linq.Expressions;
using System.Reflection;

namespace Inhaul.Processing;

/// <summary>Makes rows of a type out of cells: one compiled function, so that a row costs little more than its constructor.</summary>
internal static class RowFactory
{
    /// <summary>The function that makes a row.</summary>
    /// <param name="constructor">The constructor to call.</param>
    /// <param name="fields">The fields, in the order in which cells have them.</param>
    public static Func<RowCells, T> Compile<T>(ConstructorInfo constructor, IReadOnlyList<RowField> fields)
    {
        var cells = Expression.Parameter(typeof(RowCells), "cells");
        var parameters = constructor.GetParameters();
        var arguments = parameters.Select(parameter => Value(cells, fields, IndexOf(fields, parameter.Name!)));
        var bindings =
            from field in Enumerable.Range(0, fields.Count)
            where !parameters.Any(parameter => IndexOf(fields, parameter.Name!) == field)
            select Expression.Bind(fields[field].Property, Value(cells, fields, field));
        return Expression.Lambda<Func<RowCells, T>>(Expression.MemberInit(Expression.New(constructor, arguments), bindings), cells).Compile();
    }

    /// <summary>The field of a constructor's parameter; -1 for none.</summary>
    public static int IndexOf(IReadOnlyList<RowField> fields, string parameter)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (string.Equals(fields[i].Property.Name, parameter, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    private static ConditionalExpression Value(ParameterExpression cells, IReadOnlyList<RowField> fields, int index)
    {
        var field = fields[index];
        var type = field.Property.PropertyType;
        var position = Expression.Constant(index);
        var none = field.Default is null ? Expression.Default(type) : (Expression)Expression.Convert(Expression.Constant(field.Default), type);
        return Expression.Condition(
            Expression.Call(cells, nameof(RowCells.IsNull), null, position),
            none,
            Expression.Convert(Read(cells, field, position), type));
    }

    private static MethodCallExpression Read(ParameterExpression cells, RowField field, ConstantExpression position) =>
        field.ValueType.IsEnum
            ? Expression.Call(cells, nameof(RowCells.ReadEnum), [field.ValueType], position)
            : Expression.Call(cells, field.Type switch
            {
                ColumnType.Text when field.IsCatchAll => nameof(RowCells.ReadByName),
                ColumnType.Text => nameof(RowCells.ReadString),
                ColumnType.Integer => nameof(RowCells.ReadInteger),
                ColumnType.Decimal => nameof(RowCells.ReadDecimal),
                ColumnType.Double => nameof(RowCells.ReadDouble),
                ColumnType.Boolean => nameof(RowCells.ReadBoolean),
                ColumnType.Date => nameof(RowCells.ReadDate),
                ColumnType.Timestamp => nameof(RowCells.ReadTimestamp),
                ColumnType.TimestampTz => nameof(RowCells.ReadTimestampTz),
                ColumnType.Uuid => nameof(RowCells.ReadUuid),
                _ => throw new InvalidOperationException($"No reader for {field.Type}."),
            }, null, position);
}
