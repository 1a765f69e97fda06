using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Kms;

/// <summary>Where KMS keeps its state.</summary>
internal static class KmsPlaces
{
    extension(RegionState here)
    {
        /// <summary>Keys by id.</summary>
        public SortedDictionary<string, KeyState> Keys => here.Kms.Keys;

        /// <summary>Aliases by name.</summary>
        public SortedDictionary<string, KeyAliasState> Aliases => here.Kms.Aliases;

        private KmsState Kms => here.Of(static () => new KmsState());
    }
}
