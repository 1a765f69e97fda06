namespace ZeroTrust.Facts.__Service__;

/// <summary>REPLACE-ME: what it is.</summary>
/// <param name="Name">REPLACE-ME: one line for each member: unit, and what null means.</param>
[FactType("__FactType__", "AWS::Service::Thing", "__ServiceId__:ListThings", "__ServiceId__:GetThing")]
public sealed record __Fact__(string Name);
