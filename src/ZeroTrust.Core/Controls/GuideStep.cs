namespace ZeroTrust.Core.Controls;

/// <summary>The six steps of the guide.</summary>
public enum GuideStep
{
    /// <summary>Step 1: assess the environment.</summary>
    Assess = 1,

    /// <summary>Step 2: secure identities.</summary>
    Identity = 2,

    /// <summary>Step 3: protect data.</summary>
    Data = 3,

    /// <summary>Step 4: secure the network.</summary>
    Network = 4,

    /// <summary>Step 5: monitor and respond.</summary>
    Monitor = 5,

    /// <summary>Step 6: enforce policy with automation.</summary>
    Policy = 6,
}
