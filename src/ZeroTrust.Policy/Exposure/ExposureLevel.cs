namespace ZeroTrust.Policy.Exposure;

/// <summary>How far a resource's policy reaches, in rising order.</summary>
public enum ExposureLevel
{
    /// <summary>Proved: nobody outside the account can do anything.</summary>
    Private,

    /// <summary>Principals of other accounts of the organization, and nobody else.</summary>
    SameOrganization,

    /// <summary>Certain others: accounts, roles, identity providers, whoever comes through a certain network.</summary>
    CrossAccount,

    /// <summary>Not known; <see cref="ExposureReport.Reason"/> says why. It may be as bad as <see cref="Public"/>.</summary>
    Undecided,

    /// <summary>Anyone: shown by an example.</summary>
    Public,
}
