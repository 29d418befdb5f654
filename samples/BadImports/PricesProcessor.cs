using Inhaul;

namespace BadImports
{
    /// <summary>Nobody can construct it.</summary>
    public sealed class PricesProcessor : TableProcessor<Order> // INH3008, INH3009
    {
        private PricesProcessor()
        {
        }

        protected override void Define(TableImport<Order> import) => import.Into("prices");
    }
}

namespace BadImports.Imports
{
    /// <summary>Has the type of the other.</summary>
    public sealed class PricesProcessor : TableProcessor<Order>
    {
        protected override void Define(TableImport<Order> import) => import.Into("prices");
    }
}
