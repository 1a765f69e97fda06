namespace ZeroTrust.Policy.Decisions;

/// <summary>Doubts as noun phrases: what would have to be known.</summary>
internal static class DoubtWords
{
    public static string Of(Doubt doubt) =>
        doubt switch
        {
            Doubt.ConditionKey key => key.Key,
            Doubt.UnreadLayer unread => $"policies of layer {unread.Layer}",
            Doubt.Malformed malformed => $"{malformed.Where}, which is malformed ({malformed.Reason.TrimEnd('.')})",
            Doubt.Undefined undefined => $"{undefined.Where}, whose result AWS does not define here ({Of(undefined.Case)})",
            Doubt.Fact fact => Of(fact.What),
            _ => throw new InvalidOperationException($"There are no words for {doubt.GetType()}."),
        };

    private static string Of(UndefinedCase undefined) =>
        undefined switch
        {
            UndefinedCase.ValueOfAnotherType => "a value that its operator cannot compare",
            UndefinedCase.SeveralValues => "several values without a set operator",
            UndefinedCase.VariableOfSeveralValues => "a variable of a key with several values",
            UndefinedCase.UnresolvedVariable => "a variable without value in a negated element",
            UndefinedCase.NullOfSet => "Null with a set operator",
            UndefinedCase.NullOfEmptyText => "Null on an empty text",
            UndefinedCase.NotPrincipalInPart => "NotPrincipal names the principal only in part",
            UndefinedCase.MissingPrincipal => "no Principal, which a policy of its kind needs",
            UndefinedCase.ForbiddenPrincipal => "a Principal, which a policy of its kind must not have",
            _ => throw new InvalidOperationException($"There are no words for {undefined}."),
        };

    private static string Of(UnknownFact fact) =>
        fact switch
        {
            UnknownFact.Principal => "who the principal is",
            UnknownFact.ResourceAccount => "account that owns the resource",
            UnknownFact.KeyPolicy => "key policy",
            UnknownFact.TrustPolicy => "trust policy of the role",
            UnknownFact.ServiceLinkedRole => "whether the role is service-linked",
            UnknownFact.SessionName => "session name of the role",
            UnknownFact.SessionProvider => "identity provider of the session",
            UnknownFact.UniqueId => "unique identifier of the principal",
            UnknownFact.SessionIssuer => "user who made the session",
            UnknownFact.CanonicalUserId => "canonical identifier of the account",
            UnknownFact.FurtherEncryptionContext => "whether the encryption context has further pairs",
            _ => throw new InvalidOperationException($"There are no words for {fact}."),
        };
}
