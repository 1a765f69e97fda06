namespace ZeroTrust.Aws.Writing;

/// <summary>One family of operations of an official client. Found by reflection; nothing registers a family.</summary>
internal interface IOfficialCalls
{
    IEnumerable<OfficialCall> Calls { get; }
}
