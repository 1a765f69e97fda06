using ZeroTrust.Policy.Comparison.Boxes;
using ZeroTrust.Policy.Comparison.Languages;

namespace ZeroTrust.Policy.Comparison;

/// <summary>Makes examples look like what AWS has, as far as the question leaves room.</summary>
internal static class ReadableChoices
{
    // "This key is always included in the request context":
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
    private static readonly HashSet<string> AlwaysPresent =
    [
        "aws:currenttime",
        "aws:epochtime",
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principaltype",
        "aws:requestedregion",
        "aws:resourceaccount",
        "aws:securetransport",
        "aws:useragent",
        "aws:userid",
    ];

    private static readonly Dictionary<string, string[]> Patterns = new(StringComparer.Ordinal)
    {
        [Dimensions.Resource] = ["arn:aws:*:*:*:?*", "arn:aws:?*:*:*:?*", "arn:aws:?*:*:" + Confirmation.SomeAccount + ":?*"],
        ["aws:principalarn"] =
        [
            "arn:aws:iam::*",
            "arn:aws:iam::*:*",
            "arn:aws:iam::" + Confirmation.SomeAccount + ":*",
            "arn:aws:iam::999999999999:*",
            "*:user/?*",
            "*:role/?*",
        ],
        ["aws:principalaccount"] = [Confirmation.SomeAccount, "999999999999"],
        ["aws:resourceaccount"] = [Confirmation.SomeAccount, "999999999999"],
        ["aws:principaltype"] = ["User", "AssumedRole", "Account"],
        ["aws:username"] = ["someone", "?*"],
        ["aws:userid"] = ["AIDAEXAMPLEEXAMPLE123", "AIDA?*", "AROA?*:?*"],
        ["aws:principalorgid"] = ["o-exampleorgid", "o-?*"],
    };

    /// <summary>The part of a box where the choices are readable; the box itself where there is no room.</summary>
    public static Box In(Box box, DimensionSolver solver)
    {
        foreach (var (dimension, atoms) in box.Restricted.ToArray())
        {
            if (AlwaysPresent.Contains(dimension))
            {
                box =
                    box.With(
                        new KeyAtom(
                            dimension,
                            new TextValues(TextLanguage.Everything, Inside: true),
                            All: true,
                            AbsentHolds: false,
                            BlankHolds: false
                        ),
                        solver
                    ) ?? box;
            }

            foreach (var pattern in Patterns.GetValueOrDefault(dimension) ?? [])
            {
                var language = new TextLanguage([Glob.Parse(pattern)]);
                if (atoms.Items[0] is TextAtom)
                {
                    box = box.With(new TextAtom(dimension, language, Inside: true), solver) ?? box;
                }
                else if (atoms.Items.All(static atom => atom is KeyAtom { Values: TextValues }))
                {
                    box =
                        box.With(
                            new KeyAtom(
                                dimension,
                                new TextValues(language, Inside: true),
                                All: true,
                                AbsentHolds: false,
                                BlankHolds: false
                            ),
                            solver
                        ) ?? box;
                }
            }
        }

        return box;
    }
}
