namespace ZeroTrust.Aws.Generator.Commands;

/// <summary>What one run of the generator makes.</summary>
/// <param name="Files">Texts by name relative to the output folder, in ordinal order.</param>
/// <param name="Lock">The models that were read.</param>
/// <param name="Operations">How many operations were asked for.</param>
internal sealed record GenerationResult(IReadOnlyDictionary<string, string> Files, ModelLock Lock, int Operations);
