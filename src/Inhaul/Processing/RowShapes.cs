namespace Inhaul.Processing;

/// <summary>The shapes of row types that nothing more is said about, found out once for each type.</summary>
internal static class RowShapes
{
    /// <summary>The shape of a type.</summary>
    /// <exception cref="InvalidConfigurationException">Rows of the type cannot be made from columns.</exception>
    public static RowShape<T> Of<T>()
        where T : notnull => Known<T>.Shape;

    private static class Known<T>
        where T : notnull
    {
        private static RowShape<T>? _shape;

        // Not an initializer: its exception would come wrapped.
        public static RowShape<T> Shape => _shape ??= new RowShape<T>();
    }
}
