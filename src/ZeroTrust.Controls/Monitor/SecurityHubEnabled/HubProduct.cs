namespace ZeroTrust.Controls.Monitor;

/// <summary>Which of AWS's two products counts as Security Hub.</summary>
internal enum HubProduct
{
    /// <summary>Whichever is on.</summary>
    Either,

    /// <summary>Security Hub CSPM, with its standards; EnableSecurityHub.</summary>
    Cspm,

    /// <summary>Security Hub as it is called since December 2025; EnableSecurityHubV2.</summary>
    V2,
}
