using System.Text;
using ZeroTrust.Aws.Protocols.Shapes;

namespace ZeroTrust.Aws.Protocols.Models;

/// <summary>A table made at run time, without generated classes: all values are untyped.</summary>
public sealed class TextServiceTable : ServiceTable
{
    private readonly byte[] _table;
    private readonly byte[] _rules;

    /// <summary>Takes the text of a table.</summary>
    /// <param name="table">The table, as <see cref="ServiceTableWriter"/> writes it.</param>
    /// <param name="endpointRules">The compact endpoint rules, as <see cref="EndpointRules"/>
    /// writes them; empty when there are none.</param>
    public TextServiceTable(string table, string endpointRules = "")
    {
        _table = Encoding.UTF8.GetBytes(table);
        _rules = Encoding.UTF8.GetBytes(endpointRules);
    }

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Table => _table;

    /// <inheritdoc />
    public override ReadOnlySpan<byte> EndpointRules => _rules;
}
