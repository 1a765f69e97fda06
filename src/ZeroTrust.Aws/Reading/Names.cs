namespace ZeroTrust.Aws.Reading;

/// <summary>Names of kinds of facts; the sources have a member of the same name as the class that knows them.</summary>
internal static class Names
{
    public static string NameOf<TFact>()
        where TFact : class => ZeroTrust.Facts.FactTypes.NameOf<TFact>();

    /// <summary>CloudFormation type of the resources that a kind of fact is about.</summary>
    public static string ResourceTypeOf<TFact>()
        where TFact : class => ZeroTrust.Facts.FactTypes.Of<TFact>().ResourceType;
}
