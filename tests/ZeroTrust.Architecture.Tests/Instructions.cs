using System.Collections.Frozen;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace ZeroTrust.Architecture;

/// <summary>Walks through the instructions of a method (ECMA-335, III.1.9: an operand's length follows from the instruction).</summary>
internal static class Instructions
{
    private const byte TwoByteCode = 0xFE;

    private static readonly FrozenDictionary<short, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(static field => (OpCode)field.GetValue(null)!)
        .ToFrozenDictionary(static code => code.Value, static code => code.OperandType);

    /// <summary>The metadata tokens that the instructions name.</summary>
    public static IReadOnlyList<int> Tokens(BlobReader code)
    {
        var tokens = new List<int>();
        while (code.RemainingBytes > 0)
        {
            int value = code.ReadByte();
            var instruction = value == TwoByteCode ? (short)((TwoByteCode << 8) | code.ReadByte()) : (short)value;
            switch (Operands[instruction])
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                    tokens.Add(code.ReadInt32());
                    break;
                case OperandType.InlineSwitch:
                    var targets = code.ReadInt32();
                    code.Offset += 4 * targets;
                    break;
                case var other:
                    code.Offset += LengthOf(other);
                    break;
            }
        }

        return tokens;
    }

    private static int LengthOf(OperandType operand) =>
        operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            _ => 4,
        };
}
