using ZeroTrust.Aws.Protocols.Shapes;
using ZeroTrust.Aws.Protocols.Values;

namespace ZeroTrust.Aws.Protocols.Clients;

/// <summary>One call: the operation and its input.</summary>
internal sealed record OperationInput(OperationShape Operation, IStructure Input);
