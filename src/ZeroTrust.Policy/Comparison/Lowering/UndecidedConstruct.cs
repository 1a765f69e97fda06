namespace ZeroTrust.Policy.Comparison.Lowering;

/// <summary>Thrown inside the comparison where a construct has no exact counterpart; becomes the answer
/// "undecided", never an exception of the API.</summary>
internal sealed class UndecidedConstruct(string construct) : Exception(construct);
