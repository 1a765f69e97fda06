namespace ZeroTrust.Sandbox.Sample;

/// <summary>What the sample organization has of one service: the trouble that real ones have, and enough
/// that is right. Found by reflection.</summary>
internal interface IServiceSample
{
    /// <summary>When it is planted. A new service says <see cref="SampleStage.Further"/>.</summary>
    SampleStage Stage => SampleStage.Further;

    /// <summary>Its turn within the stage, where something else of the stage must be there before; those of one turn go by name.</summary>
    int Turn => 0;

    /// <summary>Plants in the management account.</summary>
    void Management(AccountBuilder at) { }

    /// <summary>Plants in the member for production.</summary>
    void Prod(AccountBuilder at) { }

    /// <summary>Plants in the member for staging.</summary>
    void Staging(AccountBuilder at) { }

    /// <summary>Plants in the member for development.</summary>
    void Dev(AccountBuilder at) { }
}
