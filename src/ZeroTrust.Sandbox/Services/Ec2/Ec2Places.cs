using ZeroTrust.Sandbox.State;

namespace ZeroTrust.Sandbox.Services.Ec2;

/// <summary>Where EC2 keeps its state.</summary>
internal static class Ec2Places
{
    extension(RegionState here)
    {
        /// <summary>Security groups by id.</summary>
        public SortedDictionary<string, SecurityGroupState> SecurityGroups => here.Ec2State.SecurityGroups;

        /// <summary>What calls change.</summary>
        public Ec2State Ec2State => here.Of(static () => new Ec2State());
    }
}
