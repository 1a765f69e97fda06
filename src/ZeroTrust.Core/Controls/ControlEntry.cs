namespace ZeroTrust.Core.Controls;

/// <summary>A control of a catalogue: what is stated about it, and its code.</summary>
/// <param name="Info">Its metadata.</param>
/// <param name="Control">Judges.</param>
/// <param name="Enforcement">Plans; null for a control that only checks.</param>
public sealed record ControlEntry(ControlInfo Info, IControl Control, IEnforcement? Enforcement);
