using ZeroTrust.Policy.Documents;
using ZeroTrust.Policy.Principals;

namespace ZeroTrust.Policy.Exposure;

/// <summary>The outsiders that a policy can tell apart. Together they stand for everybody outside the account.</summary>
/// <remarks>Keys: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html</remarks>
internal sealed class Outsiders
{
    private const string StrangerOrganization = "o-stranger000";
    private readonly ExposureSubject _subject;
    private readonly string _partition;
    private readonly string _stranger;
    private readonly string[] _insiders;

    public Outsiders(ExposureSubject subject)
    {
        _subject = subject;
        _partition = Arn.TryParse(subject.ResourceArn, out var arn) ? arn.Partition : "aws";
        _insiders = [subject.OwnerAccount, .. subject.OrganizationAccounts.Where(a => a != subject.OwnerAccount)];
        // An account that the policy does not speak of.
        var text = subject.Policy.IsDamaged ? "" : subject.Policy.ToJson();
        _stranger = Enumerable
            .Range(0, int.MaxValue)
            .Select(i => (999_999_999_999 - i).ToString(System.Globalization.CultureInfo.InvariantCulture))
            .First(a => !text.Contains(a, StringComparison.Ordinal) && !_insiders.Contains(a));
    }

    /// <summary>All of them, those first whose access reaches furthest.</summary>
    public IEnumerable<Outsider> All()
    {
        yield return new(
            "anyone, without credentials",
            ExposureLevel.Public,
            RequestPrincipal.Anonymous,
            StrangersNetwork(Nobody(Direct(new KeyFacts())))
        );
        yield return new("anyone with an AWS account", ExposureLevel.Public, Named(_stranger, "user"), StrangersNetwork(Stranger("user")));
        yield return new("anyone with an AWS account", ExposureLevel.Public, Named(_stranger, "role"), StrangersNetwork(Stranger("role")));
        yield return new(
            "anyone, through an AWS service",
            ExposureLevel.Public,
            RequestPrincipal.Service("any.amazonaws.com"),
            ThroughService("any.amazonaws.com", stranger: true)
        );
        var entries = Entries().ToArray();
        foreach (var provider in entries.Where(e => e.Kind == PrincipalKind.Federated).Select(e => e.Text).Distinct(StringComparer.Ordinal))
        {
            if (SharedProviders.Strangers(provider) is { } facts)
            {
                yield return new(
                    $"anyone with an identity of {provider}",
                    ExposureLevel.Public,
                    RequestPrincipal.Federated(provider),
                    facts
                );
            }

            yield return new($"identities of {provider}", ExposureLevel.CrossAccount, RequestPrincipal.Federated(provider), new KeyFacts());
        }
        foreach (var outsider in Others())
        {
            yield return outsider;
        }

        foreach (
            var text in entries
                .Where(e => e.Kind == PrincipalKind.Aws)
                .Select(e => e.Text)
                .Concat(AccountsInConditions())
                .Distinct(StringComparer.Ordinal)
        )
        {
            foreach (var outsider in OfAccount(text))
            {
                yield return outsider;
            }
        }
        foreach (var id in entries.Where(e => e.Kind == PrincipalKind.CanonicalUser).Select(e => e.Text).Distinct(StringComparer.Ordinal))
        {
            yield return new(
                $"the account of canonical user {id}",
                ExposureLevel.CrossAccount,
                Named(_stranger, "user") with
                {
                    CanonicalUserId = id,
                },
                OwnNetworkNot(Direct(new KeyFacts()))
            );
        }

        foreach (var service in entries.Where(e => e.Kind == PrincipalKind.Service).Select(e => e.Text).Distinct(StringComparer.Ordinal))
        {
            yield return new(
                $"any customer of {service}",
                ExposureLevel.Private,
                RequestPrincipal.Service(service),
                ThroughService(service, stranger: true)
            );
        }
    }

    private IEnumerable<PrincipalEntry> Entries() =>
        _subject
            .Policy.Statements.Where(s => s.Effect == Effect.Allow)
            .Select(s => s.Principal)
            .OfType<PrincipalElement>()
            .Where(p => !p.IsNot)
            .SelectMany(p => p.Entries);

    // Accounts of the organization that only conditions name.
    private IEnumerable<string> AccountsInConditions() =>
        _subject.OrganizationAccounts.Where(a =>
            _subject
                .Policy.Statements.SelectMany(s => s.Conditions.Conditions)
                .SelectMany(c => c.Values)
                .Any(v => v.Text.Contains(a, StringComparison.Ordinal))
        );

    /// <summary>Everybody else: other accounts, whichever they are, with whatever a request can have.</summary>
    private IEnumerable<Outsider> Others()
    {
        yield return new(
            "whoever meets the conditions, without credentials",
            ExposureLevel.CrossAccount,
            RequestPrincipal.Anonymous,
            OwnNetworkNot(Nobody(Direct(new KeyFacts())))
        );
        foreach (var kind in (string[])["user", "role"])
        {
            var facts = OwnNetworkNot(Direct(Kind(new KeyFacts(), kind)));
            facts
                .Is("aws:principalarn", $"arn:{_partition}:iam::????????????:{kind}/?*")
                .IsNot("aws:principalarn", _insiders.Select(a => $"arn:*:*:*:{a}:*"));
            yield return new(
                "whoever meets the conditions",
                ExposureLevel.CrossAccount,
                Named(_stranger, kind),
                facts
                    .IsNot("aws:principalaccount", _insiders)
                    .IsNot("kms:calleraccount", _insiders)
                    .IsNot("aws:sourceowner", _insiders)
                    .IsNot("aws:principalorgid", OwnOrganization(""))
                    .IsNot("aws:principalorgpaths", OwnOrganization("/*"))
            );
        }
        yield return new(
            "whoever meets the conditions, through an AWS service",
            ExposureLevel.CrossAccount,
            RequestPrincipal.Service("any.amazonaws.com"),
            ThroughService("any.amazonaws.com", stranger: false)
        );
        if (_subject.OrganizationId is null)
        {
            yield break;
        }

        var member = _subject.OrganizationAccounts.FirstOrDefault(a => a != _subject.OwnerAccount) ?? _stranger;
        foreach (var kind in (string[])["user", "role"])
        {
            yield return new(
                "principals of the organization",
                ExposureLevel.SameOrganization,
                Named(member, kind),
                Member(OwnNetworkNot(Direct(Kind(new KeyFacts(), kind))))
                    .IsNot("aws:principalaccount", _subject.OwnerAccount)
                    .IsNot("kms:calleraccount", _subject.OwnerAccount)
                    .IsNot("aws:sourceowner", _subject.OwnerAccount)
                    .IsNot("aws:principalarn", $"arn:*:*:*:{_subject.OwnerAccount}:*")
                    .Is("aws:principalarn", $"arn:{_partition}:iam::????????????:{kind}/?*")
            );
        }
    }

    private IEnumerable<Outsider> OfAccount(string text)
    {
        if (
            !Arn.TryParse(Arn.IsAccount(text) ? $"arn:{_partition}:iam::{text}:root" : text, out var arn)
            || arn.Account == _subject.OwnerAccount
        )
        {
            yield break;
        }

        var (account, isAccount) = (arn.Account, arn.IsRoot);
        var inside = _subject.OrganizationAccounts.Contains(account);
        var level = inside ? ExposureLevel.SameOrganization : ExposureLevel.CrossAccount;
        foreach (var kind in isAccount ? (string[])["user", "role"] : [""])
        {
            RequestPrincipal principal;
            if (isAccount)
            {
                principal = Named(account, kind);
            }
            else if (RequestPrincipal.TryParse(text, null, out var parsed))
            {
                principal = parsed;
            }
            else
            {
                yield break;
            }

            var facts = OwnNetworkNot(Direct(new KeyFacts()))
                .Is("aws:principalaccount", account)
                .Is("kms:calleraccount", account)
                .IsOrAbsent("aws:sourceowner", account);
            if (isAccount)
            {
                Kind(facts, kind).Is("aws:principalarn", $"arn:{_partition}:iam::{account}:{kind}/?*");
            }
            else if (arn.Service == "iam")
            {
                facts.Is("aws:principalarn", text);
            }

            if (inside)
            {
                Member(facts);
            }
            else
            {
                facts.IsNot("aws:principalorgid", OwnOrganization("")).IsNot("aws:principalorgpaths", OwnOrganization("/*"));
            }

            yield return new(isAccount ? $"account {account}" : text, level, principal, facts);
        }
    }

    private RequestPrincipal Named(string account, string kind) =>
        RequestPrincipal.Parse($"arn:{_partition}:iam::{account}:{kind}/outsider") with
        {
            Provider = "",
        };

    private string[] OwnOrganization(string suffix) => _subject.OrganizationId is { } id ? [id + suffix] : [];

    private KeyFacts Member(KeyFacts facts) =>
        _subject.OrganizationId is { } id ? facts.Is("aws:principalorgid", id).IsOrAbsent("aws:principalorgpaths", id + "/*") : facts;

    /// <summary>A stranger chooses names and tags, and nothing else about who he is.</summary>
    private KeyFacts Stranger(string kind) =>
        Kind(Direct(new KeyFacts()), kind)
            .Is("aws:principalarn", $"arn:{_partition}:iam::{_stranger}:{kind}/?*")
            .Is("aws:principalaccount", _stranger)
            .IsOrAbsent("aws:principalorgid", StrangerOrganization)
            .IsOrAbsent("aws:principalorgpaths", StrangerOrganization + "/*")
            .Is("aws:userid", kind == "user" ? "AIDASTRANGERSTRANGER0" : "AROASTRANGERSTRANGER0:?*")
            .Is("kms:calleraccount", _stranger)
            .IsOrAbsent("aws:sourceowner", _stranger);

    private static KeyFacts Kind(KeyFacts facts, string kind) => facts.Is("aws:principaltype", kind == "user" ? "User" : "AssumedRole");

    private static KeyFacts Nobody(KeyFacts facts) =>
        facts
            .Absent(
                "aws:principalarn",
                "aws:principalorgid",
                "aws:principalorgpaths",
                "aws:username",
                "kms:calleraccount",
                "aws:sourceowner"
            )
            .AbsentFamily("aws:principaltag/")
            .Is("aws:principalaccount", "anonymous")
            .Is("aws:principaltype", "Anonymous")
            .Is("aws:userid", "anonymous");

    /// <summary>Requests that no service makes: keys of the source are absent, keys of the resource are the owner's.</summary>
    private KeyFacts Direct(KeyFacts facts) =>
        Resource(facts)
            .Is("aws:principalisawsservice", "false")
            .Absent("aws:principalservicename", "aws:principalservicenameslist")
            .Absent("aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid", "aws:sourceorgpaths");

    private KeyFacts Resource(KeyFacts facts)
    {
        facts.Is("aws:resourceaccount", _subject.OwnerAccount).Is("s3:resourceaccount", _subject.OwnerAccount);
        return _subject.OrganizationId is { } id ? facts.Is("aws:resourceorgid", id) : facts;
    }

    /// <summary>Networks that anyone has: the Internet, and VPCs of one's own.</summary>
    private KeyFacts StrangersNetwork(KeyFacts facts) =>
        StrangersPlaces(facts).Address("aws:sourceip", Addresses.OfAnyone(_subject.Policy));

    /// <summary>What anyone has of his own: networks, endpoints, instances, functions, access points.</summary>
    private KeyFacts StrangersPlaces(KeyFacts facts) =>
        facts
            .IsOrAbsent("aws:sourcevpc", "vpc-stranger")
            .IsOrAbsent("aws:sourcevpce", "vpce-stranger")
            .IsOrAbsent("aws:vpceaccount", _stranger)
            .IsOrAbsent("aws:vpceorgid", StrangerOrganization)
            .IsOrAbsent("aws:vpceorgpaths", StrangerOrganization + "/*")
            .IsOrAbsent("aws:ec2instancesourcevpc", "vpc-stranger")
            .IsOrAbsent("ec2:sourceinstancearn", $"arn:{_partition}:ec2:*:{_stranger}:instance/*")
            .IsOrAbsent("lambda:sourcefunctionarn", $"arn:{_partition}:lambda:*:{_stranger}:function:*")
            .IsOrAbsent("s3:dataaccesspointaccount", _stranger)
            .IsOrAbsent("s3:dataaccesspointarn", $"arn:{_partition}:s3:*:{_stranger}:accesspoint/*");

    private KeyFacts OwnNetworkNot(KeyFacts facts) =>
        facts
            .Address("aws:sourceip", Addresses.Outside(_subject.OwnAddresses))
            .IsNot("aws:sourcevpc", _subject.OwnNetworks)
            .IsNot("aws:sourcevpce", _subject.OwnNetworks)
            .IsNot("aws:ec2instancesourcevpc", _subject.OwnNetworks);

    private KeyFacts ThroughService(string service, bool stranger)
    {
        var facts = OwnNetworkNot(Resource(new KeyFacts()))
            .Absent("aws:sourceip", "aws:userid")
            .Is("aws:principalisawsservice", "true")
            .Is("aws:principalservicename", service)
            .Absent("aws:principalorgid", "aws:principalorgpaths", "aws:username")
            .AbsentFamily("aws:principaltag/");
        return stranger
            ? StrangersPlaces(facts)
                .IsOrAbsent("aws:sourceaccount", _stranger)
                .IsOrAbsent("aws:sourceorgid", StrangerOrganization)
                .IsOrAbsent("aws:sourceorgpaths", StrangerOrganization + "/*")
                .IsOrAbsent("aws:sourcearn", $"arn:{_partition}:?*:*:{_stranger}:?*", $"arn:{_partition}:s3:::stranger-bucket")
                // ARNs of buckets hold no account.
                .IsNot("aws:sourcearn", $"arn:*:s3:*:{_stranger}:*")
                .Absent("aws:principalarn", "aws:principalaccount", "aws:principaltype")
                .IsOrAbsent("aws:sourceowner", _stranger)
                .IsOrAbsent("kms:calleraccount", _stranger)
            : facts
                .IsNot("aws:sourceaccount", _insiders)
                .IsNot("aws:sourceorgid", OwnOrganization(""))
                .IsNot("aws:sourceorgpaths", OwnOrganization("/*"))
                .IsNot("aws:sourcearn", _insiders.Select(a => $"arn:*:*:*:{a}:*"))
                .Absent("aws:principalarn", "aws:principalaccount", "aws:principaltype")
                .IsNot("aws:sourceowner", _insiders)
                .IsNot("kms:calleraccount", _insiders);
    }
}
