using System.Globalization;
using System.Text;

namespace Inhaul.EndToEnd.Tests.Inputs;

/// <summary>Plain rows in any number, for imports that must take a while.</summary>
internal static class ManyRows
{
    /// <summary>A header and rows with keys from 1.</summary>
    public static string Csv(int count)
    {
        var text = new StringBuilder("id,name,age\n");
        for (var row = 1; row <= count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},name {row},{row % 90}\n");
        }

        return text.ToString();
    }
}
