using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Organizations;

/// <summary>Where AWS Organizations keeps its state.</summary>
internal static class OrganizationPlaces
{
    extension(World world)
    {
        /// <summary>The organization, where there is one.</summary>
        public OrganizationState? Organization
        {
            get => world.Place.Organization;
            set => world.Place.Organization = value;
        }

        private OrganizationPlace Place => world.Of(static () => new OrganizationPlace());
    }

    private sealed class OrganizationPlace
    {
        public OrganizationState? Organization { get; set; }
    }
}
